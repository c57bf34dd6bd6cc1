package dev.rialto.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rialto.embedded.Servers;
import dev.rialto.events.Topics;
import dev.rialto.events.TopicsAt;
import dev.rialto.kernel.Health;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlertsRoleIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private record Places(Optional<Path> file, Optional<URI> webhook, Duration webhookTimeout)
            implements AlertsConfig {}

    // Others use the same topic: each test knows its alerts by their ids.
    private final String id = "it-" + UUID.randomUUID();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private Receiver receiver;

    @TempDir Path folder;

    @BeforeEach
    void open() throws IOException {
        receiver = new Receiver();
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void deliversToEveryPlaceAndTriesAgainOnlyTheOneThatFailed() throws Exception {
        receiver.answer(503);
        Path file = folder.resolve("alerts.jsonl");
        try (AlertsRole role = started(file)) {
            publish(id, json(id));
            await().atMost(PATIENCE)
                    .until(() -> role.health().says().contains("answered 503; attempt 2"));
            receiver.answer(204);
            await().atMost(PATIENCE).until(() -> role.health() instanceof Health.Ready);
            assertThat(linesOf(file, id)).containsExactly(json(id));
            assertThat(posts(id))
                    .hasSizeGreaterThan(2)
                    .allMatch(post -> post.body().equals(json(id)));
            assertThat(meters.counter("rialto.alerts.failed", "target", "webhook").count())
                    .isGreaterThan(1);
        }
    }

    @Test
    void goesOnAfterARestartWhereItWas() throws Exception {
        Path before = folder.resolve("before.jsonl");
        try (AlertsRole role = started(before)) {
            publish(id, json(id));
            await().atMost(PATIENCE).until(() -> linesOf(before, id).size() == 1);
            await().atMost(PATIENCE).until(() -> posts(id).size() == 1);
            assertThat(role.health()).isInstanceOf(Health.Ready.class);
        }
        Path after = folder.resolve("after.jsonl");
        String later = id + "-later";
        try (AlertsRole _ = started(after)) {
            publish(later, json(later));
            await().atMost(PATIENCE).until(() -> linesOf(after, later).size() == 1);
            assertThat(linesOf(after, id + "\"")).isEmpty();
        }
    }

    @Test
    void deliversAgainWhatItWasStoppedInTheMiddleOf() throws Exception {
        String first = id + "-first";
        try (AlertsRole _ = started(folder.resolve("before.jsonl"))) {
            publish(first, json(first));
            await().atMost(PATIENCE).until(() -> posts(first).size() == 1);
            receiver.stall();
            publish(id, json(id));
            await().atMost(PATIENCE).until(() -> posts(id).size() == 1);
        }
        try (Receiver second = new Receiver();
                AlertsRole _ = started(folder.resolve("after.jsonl"), second)) {
            await().atMost(PATIENCE)
                    .until(
                            () ->
                                    second.posts().stream()
                                            .anyMatch(post -> post.id().equals(id + "-1")));
        }
    }

    @Test
    void keepsWhatIsRefusedAsDeadLetterAndGoesOn() throws Exception {
        receiver.answer(410);
        String broken = id + "-broken";
        try (AlertsRole role = started(folder.resolve("alerts.jsonl"))) {
            publish(broken, "{\"alert_id\":");
            publish(id + "-gone", null);
            publish(id, json(id));
            await().atMost(PATIENCE).until(() -> posts(id).size() == 1);
            List<ConsumerRecord<String, byte[]>> letters = deadLetters(2);
            assertThat(letters.getFirst().value()).asString().isEqualTo("{\"alert_id\":");
            assertThat(header(letters.getFirst(), "reason")).startsWith("not an alert");
            assertThat(letters.getLast().value()).asString().isEqualTo(json(id));
            assertThat(header(letters.getLast(), "reason")).endsWith("answered 410");
            assertThat(header(letters.getLast(), "target")).isEqualTo("webhook");
            assertThat(role.health()).isInstanceOf(Health.Ready.class);
        }
    }

    @Test
    void onlyCountsWithNoPlaceToGo() throws Exception {
        Places nowhere = new Places(Optional.empty(), Optional.empty(), Duration.ofSeconds(10));
        try (AlertsRole role = new AlertsRole(topics(), nowhere, meters)) {
            role.start();
            publish(id, json(id));
            await().atMost(PATIENCE)
                    .until(
                            () ->
                                    meters.counter("rialto.alerts.delivered", "target", "none")
                                                    .count()
                                            >= 1);
        }
    }

    @Test
    void waitsForABrokerThatIsAwayAndClosesAllTheSame() {
        Places nowhere = new Places(Optional.empty(), Optional.empty(), Duration.ofSeconds(10));
        AlertsRole role = new AlertsRole(new TopicsAt("127.0.0.1:1"), nowhere, meters);
        role.start();
        assertThat(role.health())
                .isEqualTo(new Health.Waiting("connecting to Kafka at 127.0.0.1:1"));
        role.close();
        role.close();
        assertThat(role.health()).isEqualTo(new Health.Waiting("closed"));
    }

    private AlertsRole started(Path file) {
        return started(file, receiver);
    }

    private AlertsRole started(Path file, Receiver to) {
        Places places =
                new Places(Optional.of(file), Optional.of(to.address()), Duration.ofSeconds(20));
        AlertsRole role = new AlertsRole(topics(), places, meters);
        role.start();
        return role;
    }

    private static TopicsAt topics() {
        return new TopicsAt(Servers.addresses().bootstrap());
    }

    private static String json(String alert) {
        return "{\"alert_id\":\"%s\",\"revision\":1,\"order_ids\":[1],\"amount\":600.10}"
                .formatted(alert);
    }

    private static void publish(String key, String value) throws Exception {
        byte[] bytes = value == null ? null : value.getBytes(StandardCharsets.UTF_8);
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", topics().bootstrap()),
                        new StringSerializer(),
                        new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(Topics.FRAUD_ALERTS, key, bytes)).get();
        }
    }

    private List<ConsumerRecord<String, byte[]>> deadLetters(int many) {
        Map<String, Object> settings =
                Map.of(
                        "bootstrap.servers",
                        topics().bootstrap(),
                        "group.id",
                        id,
                        "auto.offset.reset",
                        "earliest");
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(
                        settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(Topics.FRAUD_ALERTS_DEAD_LETTERS));
            List<ConsumerRecord<String, byte[]>> found = new ArrayList<>();
            await().atMost(PATIENCE)
                    .pollInSameThread()
                    .until(
                            () -> {
                                for (var letter : consumer.poll(Duration.ofMillis(200))) {
                                    if (letter.key().startsWith(id)) {
                                        found.add(letter);
                                    }
                                }
                                return found.size() >= many;
                            });
            return found;
        }
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private List<Receiver.Post> posts(String alert) {
        return receiver.posts().stream().filter(post -> post.id().equals(alert + "-1")).toList();
    }

    private static List<String> linesOf(Path file, String part) {
        if (!Files.exists(file)) {
            return List.of();
        }
        try {
            return Files.readAllLines(file).stream().filter(line -> line.contains(part)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
