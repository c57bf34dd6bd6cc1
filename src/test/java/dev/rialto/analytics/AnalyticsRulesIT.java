package dev.rialto.analytics;

import static org.awaitility.Awaitility.await;

import dev.rialto.RialtoProcess;
import dev.rialto.analytics.FakeShop.Order;
import dev.rialto.embedded.MortalServers;
import dev.rialto.events.Topics;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Thresholds that change while alerts are computed, on servers of its own: rules stay as they are
 * elsewhere.
 */
class AnalyticsRulesIT {

    private static final String VERSION =
            """
            {"rule":"velocity","version":2,"effective_from":"2026-03-01T00:00:00Z","enabled":true,
             "thresholds":{"orders":1,"within":"PT1M"}}""";

    private final int port = RialtoProcess.freePort();

    @TempDir private Path folder;
    private MortalServers servers;
    private long lastOrder;

    @BeforeEach
    void open() {
        servers = MortalServers.start(folder.resolve("servers"));
    }

    @AfterEach
    void close() {
        servers.close();
    }

    @Test
    void aVersionThatComesMeanwhileJudges() {
        try (RialtoProcess analytics = start();
                KafkaProducer<byte[], byte[]> producer = producer();
                KafkaConsumer<String, byte[]> alerts = alerts()) {
            analytics.awaitOk(port, "/health/ready");
            FakeShop shop = new FakeShop(event -> send(producer, event));

            send(
                    producer,
                    Topics.FRAUD_RULES,
                    "velocity/2".getBytes(StandardCharsets.UTF_8),
                    VERSION.getBytes(StandardCharsets.UTF_8));

            // Orders are judged by whatever is known then, so others follow until it is.
            await().atMost(Duration.ofMinutes(1))
                    .pollInterval(Duration.ofSeconds(1))
                    .until(
                            () -> {
                                twoOrders(shop);
                                return isFlagged(alerts);
                            });
        }
    }

    private void twoOrders(FakeShop shop) {
        Instant at = Instant.parse("2026-03-02T12:00:00Z");
        long somebodyNew = lastOrder;
        for (int i = 0; i < 2; i++) {
            shop.order(++lastOrder, new Order(at, BigDecimal.TEN, "paid", somebodyNew));
        }
    }

    private static boolean isFlagged(KafkaConsumer<String, byte[]> alerts) {
        boolean flagged = false;
        for (var alert : alerts.poll(Duration.ofMillis(500))) {
            flagged |= alert.key().startsWith("velocity-2-");
        }
        return flagged;
    }

    private RialtoProcess start() {
        Map<String, String> settings =
                Map.of(
                        "RIALTO_TOPICS_BOOTSTRAP",
                        servers.addresses().bootstrap(),
                        "RIALTO_ANALYTICS_STATE_DIR",
                        folder.resolve("state").toString());
        return RialtoProcess.start(
                settings, "run", "--roles", "analytics", "--http-port", Integer.toString(port));
    }

    private static void send(KafkaProducer<byte[], byte[]> producer, FakeShop.Event event) {
        send(producer, "ecommerce-cdc.public." + event.table(), event.key(), event.value());
    }

    private static void send(
            KafkaProducer<byte[], byte[]> producer, String topic, byte[] key, byte[] value) {
        producer.send(new ProducerRecord<>(topic, key, value));
    }

    private KafkaProducer<byte[], byte[]> producer() {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", servers.addresses().bootstrap()),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    private KafkaConsumer<String, byte[]> alerts() {
        KafkaConsumer<String, byte[]> alerts =
                new KafkaConsumer<>(
                        Map.of(
                                "bootstrap.servers",
                                servers.addresses().bootstrap(),
                                "isolation.level",
                                "read_committed",
                                "auto.offset.reset",
                                "earliest"),
                        new StringDeserializer(),
                        new ByteArrayDeserializer());
        alerts.assign(List.of(new TopicPartition(Topics.FRAUD_ALERTS, 0)));
        return alerts;
    }
}
