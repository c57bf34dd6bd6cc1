package dev.rialto.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rialto.RialtoProcess;
import dev.rialto.analytics.FakeShop.Item;
import dev.rialto.analytics.FakeShop.Order;
import dev.rialto.analytics.FakeShop.Product;
import dev.rialto.embedded.Servers;
import dev.rialto.events.CategoryWindow;
import dev.rialto.events.Json;
import dev.rialto.events.RevenueWindow;
import dev.rialto.events.TopProducts;
import dev.rialto.events.Topics;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two processes share what there is; one is killed in the middle, and no number is wrong. */
class AnalyticsRebalanceIT {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int PRODUCTS = 20;

    @TempDir private Path folder;

    private final Random random = new Random(7);
    private final Map<String, byte[]> published = new HashMap<>();
    private long lastOrder;
    private int partitions;

    /** With one partition the second process only keeps a copy of the state until then. */
    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void aKilledProcessChangesNoNumber(int partitions) throws Exception {
        this.partitions = partitions;
        int firstPort = RialtoProcess.freePort();
        int secondPort = RialtoProcess.freePort();
        try (KafkaProducer<byte[], byte[]> producer = producer();
                KafkaConsumer<byte[], byte[]> reader = reader();
                RialtoProcess first = start("first", firstPort);
                RialtoProcess second = start("second", secondPort)) {
            FakeShop shop = new FakeShop(event -> send(producer, event));
            catalogue(shop);
            first.awaitOk(firstPort, "/health/ready");
            second.awaitOk(secondPort, "/health/ready");
            sell(shop, 2_000);
            awaitAny(reader);

            first.kill();
            sell(shop, 2_000);
            shop.snapshot();

            Expected expected = new Expected(shop, 10);
            await().atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofMillis(500))
                    .untilAsserted(() -> assertEqual(reader, expected));

            await().atMost(Duration.ofSeconds(30)).until(() -> members() == 1);
            second.close();
            assertThat(members()).as("places that who comes next must wait for").isZero();
        }
    }

    private int members() throws Exception {
        try (Admin admin =
                Admin.create(
                        Map.<String, Object>of(
                                "bootstrap.servers", Servers.addresses().bootstrap()))) {
            return admin.describeConsumerGroups(List.of(prefix()))
                    .describedGroups()
                    .get(prefix())
                    .get()
                    .members()
                    .size();
        }
    }

    private void assertEqual(KafkaConsumer<byte[], byte[]> reader, Expected expected) {
        follow(reader);
        assertThat(windows(Topics.REVENUE, RevenueWindow.class, RevenueWindow::content))
                .isEqualTo(expected.revenue(MINUTE));
        assertThat(windows(Topics.TOP_PRODUCTS, TopProducts.class, TopProducts::content))
                .isEqualTo(expected.topProducts(MINUTE));
        assertThat(windows(Topics.CATEGORIES, CategoryWindow.class, CategoryWindow::content))
                .isEqualTo(expected.categories(MINUTE));
    }

    private <T> Map<String, T> windows(String topic, Class<T> type, Function<T, T> content) {
        Map<String, T> windows = new HashMap<>();
        String prefix = topic + suffix() + " " + MINUTE + "/";
        published.forEach(
                (key, json) -> {
                    if (key.startsWith(prefix)) {
                        windows.put(
                                key.substring(key.indexOf(' ') + 1),
                                content.apply(Json.read(json, type)));
                    }
                });
        return windows;
    }

    private void awaitAny(KafkaConsumer<byte[], byte[]> reader) {
        await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> {
                            follow(reader);
                            return !published.isEmpty();
                        });
    }

    private void follow(KafkaConsumer<byte[], byte[]> reader) {
        reader.poll(Duration.ofMillis(500))
                .forEach(
                        record ->
                                published.put(
                                        record.topic()
                                                + " "
                                                + new String(record.key(), StandardCharsets.UTF_8),
                                        record.value()));
    }

    private static void catalogue(FakeShop shop) {
        for (long id = 1; id <= 4; id++) {
            shop.category(id, "category " + id);
        }
        for (long id = 1; id <= PRODUCTS; id++) {
            shop.product(id, new Product("product " + id, 1 + id % 4));
        }
    }

    private void sell(FakeShop shop, int orders) {
        for (int i = 0; i < orders; i++) {
            long id = ++lastOrder;
            Instant at = NOON.plusMillis(lastOrder * 250 + random.nextInt(2_000));
            BigDecimal price = BigDecimal.valueOf(random.nextInt(10_000), 2);
            long product = 1 + random.nextInt(PRODUCTS);
            shop.order(id, new Order(at, price, "paid", random.nextInt(300)));
            shop.item(id, new Item(at, id, product, 1 + random.nextInt(3), price));
            if (random.nextInt(10) == 0) {
                shop.order(id, new Order(at, price, "cancelled", random.nextInt(300)));
            }
        }
    }

    private String prefix() {
        return "rebalance" + partitions;
    }

    private String suffix() {
        return "_rebalance" + partitions;
    }

    private RialtoProcess start(String name, int port) {
        Map<String, String> settings =
                Map.of(
                        "RIALTO_TOPICS_BOOTSTRAP",
                        Servers.addresses().bootstrap(),
                        "RIALTO_TOPICS_PREFIX",
                        prefix(),
                        "RIALTO_TOPICS_PARTITIONS",
                        Integer.toString(partitions),
                        "RIALTO_TOPICS_STATISTICS_SUFFIX",
                        suffix(),
                        "RIALTO_ANALYTICS_APPLICATION_ID",
                        prefix(),
                        "RIALTO_ANALYTICS_STANDBY_REPLICAS",
                        partitions == 1 ? "1" : "0",
                        "RIALTO_ANALYTICS_STATE_DIR",
                        folder.resolve(name).toString());
        return RialtoProcess.start(
                settings, "run", "--roles", "analytics", "--http-port", Integer.toString(port));
    }

    private void send(KafkaProducer<byte[], byte[]> producer, FakeShop.Event event) {
        producer.send(
                new ProducerRecord<>(
                        prefix() + ".public." + event.table(), event.key(), event.value()));
    }

    private static KafkaProducer<byte[], byte[]> producer() {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", Servers.addresses().bootstrap()),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    private KafkaConsumer<byte[], byte[]> reader() {
        KafkaConsumer<byte[], byte[]> reader =
                new KafkaConsumer<>(
                        Map.of(
                                "bootstrap.servers",
                                Servers.addresses().bootstrap(),
                                "isolation.level",
                                "read_committed",
                                "auto.offset.reset",
                                "earliest"),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer());
        reader.assign(
                List.of(
                        new TopicPartition(Topics.REVENUE + suffix(), 0),
                        new TopicPartition(Topics.TOP_PRODUCTS + suffix(), 0),
                        new TopicPartition(Topics.CATEGORIES + suffix(), 0)));
        return reader;
    }
}
