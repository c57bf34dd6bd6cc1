package dev.rialto.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import dev.rialto.embedded.Servers;
import dev.rialto.events.Topics;
import dev.rialto.events.TopicsAt;
import dev.rialto.kernel.Health;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlertsRoleIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int UUID_LENGTH = 36;
    private static Vertx vertx;

    // Others use the same topics: each test has groups and a rule of its own.
    private final String id = UUID.randomUUID().toString();
    private final String hook = "hook-" + id.substring(0, 8);
    private final String file = "file-" + id.substring(0, 8);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final LetterBox letters = new LetterBox(topics());
    private Receiver receiver;

    @TempDir Path folder;

    @BeforeAll
    static void begin() {
        vertx = Vertx.vertx();
    }

    @AfterAll
    static void end() {
        vertx.close();
    }

    @BeforeEach
    void open() throws IOException {
        receiver = new Receiver();
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void aTargetThatFailsHoldsUpNoOther() throws Exception {
        receiver.answer(503);
        String later = id + "-later";
        try (AlertsRole role = started(Map.of())) {
            publish(id, json(id, 1, false));
            publish(later, json(later, 1, false));
            await().atMost(PATIENCE).until(() -> lines(later).size() == 1);
            await().atMost(PATIENCE)
                    .until(() -> role.health().says().contains("answered 503; attempt 3"));
            assertThat(role.health()).isInstanceOf(Health.Waiting.class);
            assertThat(role.health().says()).startsWith(hook + ": 127.0.0.1:" + receiver.port());
            receiver.answer(204);
            await().atMost(PATIENCE).until(() -> role.health() instanceof Health.Ready);
            await().atMost(PATIENCE).until(() -> posts(later).size() == 1);
            assertThat(lines("alert_id\":\"" + id + "\"")).containsExactly(json(id, 1, false));
            assertThat(posts(id))
                    .hasSizeGreaterThan(3)
                    .allMatch(post -> post.body().equals(json(id, 1, false)));
            assertThat(count("retried", hook)).isGreaterThan(2);
            await().atMost(PATIENCE).until(() -> count("delivered", hook) == 2);
            await().atMost(PATIENCE).until(() -> lag(hook) == 0);
        }
    }

    @Test
    void knowsAfterARestartWhereItWasAndWhatItTold() throws Exception {
        try (AlertsRole _ = started(Map.of())) {
            publish(id, json(id, 1, false));
            await().atMost(PATIENCE).until(() -> posts(id).size() == 1 && lines(id).size() == 1);
        }
        try (AlertsRole _ = started(Map.of())) {
            publish(id, json(id, 2, false));
            publish(id, json(id, 3, true));
            await().atMost(PATIENCE).until(() -> lines(id).contains(json(id, 3, true)));
            await().atMost(PATIENCE).until(() -> posts(id).getLast().id().equals(id + "-3"));
            // Delivered at least once: the first may be there twice.
            assertThat(lines(id)).doesNotContain(json(id, 2, false));
            assertThat(posts(id)).noneMatch(post -> post.id().equals(id + "-2"));
        }
    }

    @Test
    void deliversAgainWhatItWasStoppedInTheMiddleOf() throws Exception {
        receiver.stall();
        try (AlertsRole _ = started(Map.of("timeout", "60s"))) {
            publish(id, json(id, 1, false));
            await().atMost(PATIENCE).until(() -> posts(id).size() == 1);
        }
        receiver.answer(204);
        try (AlertsRole _ = started(Map.of())) {
            await().atMost(PATIENCE).until(() -> posts(id).size() >= 2);
        }
    }

    @Test
    void keepsWhatCannotBeDeliveredUntilItIsReplayed() throws Exception {
        receiver.answer(410);
        String broken = id + "-broken";
        try (AlertsRole role = started(Map.of())) {
            publish(broken, "{\"alert_id\":");
            publish(id + "-gone", null);
            publish(id, json(id, 1, false));
            await().atMost(PATIENCE).until(() -> deadLetters().size() == 2);
            assertThat(deadLetters().getFirst().reason()).startsWith("not an alert");
            assertThat(deadLetters().getLast().reason()).endsWith("answered 410");
            assertThat(deadLetters().getLast().alert().path("alert_id").asText()).isEqualTo(id);
            assertThat(role.health()).isInstanceOf(Health.Ready.class);

            receiver.answer(503);
            assertThat(letters.replay(List.of(hook))).isGreaterThanOrEqualTo(2);
            await().atMost(PATIENCE)
                    .until(() -> deadLetters().getLast().reason().endsWith("answered 503"));
            assertThat(deadLetters()).hasSize(2).noneMatch(UndeliveredAlert::replaying);

            receiver.answer(204);
            letters.replay(List.of(hook));
            await().atMost(PATIENCE).until(() -> deadLetters().size() == 1);
            await().atMost(PATIENCE).until(() -> count("delivered", hook) == 1);
        }
    }

    @Test
    void beginsAtTheEndWhereThatIsWished() throws Exception {
        publish(id, json(id, 1, false));
        String later = id + "-later";
        try (AlertsRole _ = started(Map.of("from", "latest"))) {
            // Another and another, because its beginning may be after the first.
            AtomicInteger many = new AtomicInteger();
            await().atMost(PATIENCE)
                    .until(
                            () -> {
                                String next = later + many.incrementAndGet();
                                publish(next, json(next, 1, false));
                                return receiver.posts().stream()
                                        .anyMatch(post -> post.id().startsWith(later));
                            });
            await().atMost(PATIENCE).until(() -> !lines(id).isEmpty());
            assertThat(posts(id)).isEmpty();
        }
    }

    @Test
    void isReadyWithNoTargetAndRefusesAWrongOne() {
        AlertsRole idle = new AlertsRole(topics(), Configured.alerts(Map.of()), meters, vertx);
        idle.start();
        assertThat(idle.health()).isInstanceOf(Health.Ready.class);
        idle.close();
        AlertsConfig wrong = Configured.alerts(Map.of("rialto.alerts.targets.x.type", "slack"));
        AlertsRole role = new AlertsRole(topics(), wrong, meters, vertx);
        assertThatIllegalArgumentException()
                .isThrownBy(role::start)
                .withMessage("rialto.alerts.targets.x.url: it is missing");
    }

    @Test
    void waitsForABrokerThatIsAwayAndClosesAllTheSame() {
        AlertsRole role = role(new TopicsAt("127.0.0.1:1"), Map.of());
        role.start();
        assertThat(role.health())
                .isInstanceOfSatisfying(
                        Health.Waiting.class,
                        waiting ->
                                assertThat(waiting.says())
                                        .contains(hook + ": connecting to Kafka at 127.0.0.1:1"));
        role.close();
        role.close();
        assertThat(role.health().says()).contains(hook + ": closed");
    }

    private AlertsRole started(Map<String, String> ofTheHook) {
        AlertsRole role = role(topics(), ofTheHook);
        role.start();
        return role;
    }

    /** With a webhook, which gives up after few attempts, and a file. */
    private AlertsRole role(Topics topics, Map<String, String> ofTheHook) {
        Map<String, String> set = new HashMap<>();
        set.put("rialto.alerts.allow-internal", "true");
        String place = "rialto.alerts.targets." + hook + ".";
        set.put(place + "type", "webhook");
        set.put(place + "url", receiver.address());
        set.put(place + "first-pause", "100ms");
        set.put(place + "longest-pause", "500ms");
        set.put(place + "max-attempts", "12");
        ofTheHook.forEach((key, value) -> set.put(place + key, value));
        set.put(place + "rules", id);
        set.put("rialto.alerts.targets." + file + ".rules", id);
        set.put("rialto.alerts.targets." + file + ".type", "file");
        set.put("rialto.alerts.targets." + file + ".path", folder.resolve("a.jsonl").toString());
        return new AlertsRole(topics, Configured.alerts(set), meters, vertx);
    }

    private static TopicsAt topics() {
        return new TopicsAt(Servers.addresses().bootstrap());
    }

    private static String json(String alert, int revision, boolean closed) {
        return "{\"alert_id\":\"%s\",\"rule\":\"%s\",\"revision\":%d,\"closed\":%s,\"order_ids\":[1],\"amount\":600.10}"
                .formatted(alert, alert.substring(0, UUID_LENGTH), revision, closed);
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

    /** Of this test's alerts, to this test's webhook; others left some, too. */
    private List<UndeliveredAlert> deadLetters() throws InterruptedException {
        return letters.letters(List.of(hook)).stream()
                .filter(letter -> letter.id().contains(id))
                .toList();
    }

    private double count(String what, String target) {
        return meters.counter("rialto.alerts." + what, "target", target).count();
    }

    private double lag(String target) {
        return meters.get("rialto.alerts.lag").tag("target", target).gauge().value();
    }

    private List<Receiver.Post> posts(String alert) {
        return receiver.posts().stream().filter(post -> post.id().matches(alert + "-\\d")).toList();
    }

    private List<String> lines(String part) {
        Path path = folder.resolve("a.jsonl");
        if (!Files.exists(path)) {
            return List.of();
        }
        try {
            return Files.readAllLines(path).stream().filter(line -> line.contains(part)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
