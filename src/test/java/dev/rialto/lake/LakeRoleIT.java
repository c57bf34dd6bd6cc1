package dev.rialto.lake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.rialto.kernel.Health;
import dev.rialto.lake.FlakyS3.Mood;
import dev.rialto.lake.LakeServers.TestLake;
import dev.rialto.lake.LakeServers.TestTopics;
import io.delta.kernel.expressions.Column;
import io.delta.kernel.expressions.Literal;
import io.delta.kernel.expressions.Predicate;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 120, unit = SECONDS)
class LakeRoleIT {

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final TestS3 s3 = LakeServers.s3();
    private final TestTopics topics = LakeServers.topics();
    private final TestLake config = new TestLake(LakeServers.shop());
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final List<LakeRole> roles = new ArrayList<>();
    private final Shop shop = new Shop(42);

    @AfterEach
    void closeRoles() {
        roles.forEach(LakeRole::close);
    }

    @Test
    void holdsWhatTheShopHoldsAndForeignersReadIt(@TempDir Path folder) throws Exception {
        topics.made();
        startRole();
        try (ChangeStream changes = new ChangeStream(topics)) {
            for (int i = 0; i < 20; i++) {
                changes.send(shop, 100);
                changes.sendAndAbort(new Shop(7).act());
            }
        }

        awaitCaughtUp();

        assertThat(rows()).isEqualTo(expected());
        KernelReader foreign = KernelReader.of(s3, "data_postgres/orders/", folder);
        assertThat(byId(foreign.rows())).isEqualTo(expected());
        held().forEach(
                        (partition, offset) ->
                                assertThat(foreign.txn(LakeOffsets.appId(partition)))
                                        .contains(offset));
        foreignersFindWhatTheyLookFor(foreign);
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(meters.get("rialto.lake.lag").gauge().value()).isZero());
        assertThat(meters.get("rialto.lake.commits").tag("table", "orders").counter().count())
                .isBetween(1.0, (double) foreign.version());
        assertThat(meters.get("rialto.lake.last.commit").gauge().value()).isPositive();
        formerVersionsAreThere();
        KernelReader customers =
                KernelReader.of(s3, "data_postgres/customers/", folder.resolve("customers"));
        assertThat(customers.rows()).isEmpty();
    }

    @Test
    void isExactThoughProcessesComeAndGoAndShareATable() throws Exception {
        topics.made();
        Random random = new Random(1);
        try (ChangeStream changes = new ChangeStream(topics)) {
            for (int i = 0; i < 8; i++) {
                startRole();
                long before = version();
                await().atMost(PATIENCE)
                        .until(
                                () -> {
                                    changes.send(shop, 40);
                                    return version() > before + 2;
                                });
                if (roles.size() > 2) {
                    roles.remove(random.nextInt(roles.size())).close();
                }
            }
        }

        awaitCaughtUp();

        assertThat(rows()).isEqualTo(expected());
    }

    @Test
    void isExactThoughItsProcessIsKilled() throws Exception {
        topics.made();
        try (ChangeStream changes = new ChangeStream(topics)) {
            for (int kill = 0; kill < 2; kill++) {
                Process process = LakeProcess.start(s3, topics);
                try {
                    long before = version();
                    await().atMost(PATIENCE)
                            .until(
                                    () -> {
                                        changes.send(shop, 50);
                                        return version() > before + 2;
                                    });
                } finally {
                    process.destroyForcibly().waitFor();
                }
            }
            changes.send(shop, 50);
        }
        startRole();

        awaitCaughtUp();

        assertThat(rows()).isEqualTo(expected());
    }

    @Test
    void waitsForTopicsAndSaysSo() throws Exception {
        LakeRole role = startRole();
        await().atMost(PATIENCE)
                .untilAsserted(
                        () ->
                                assertThat(role.health())
                                        .isInstanceOf(Health.Waiting.class)
                                        .extracting(Health::says)
                                        .asString()
                                        .contains("not there yet: " + topics.change("customers")));

        topics.made();

        await().atMost(PATIENCE).until(() -> role.health() instanceof Health.Ready);
        awaitCaughtUp();
    }

    @Test
    void waitsForS3AndSaysSo() throws Exception {
        topics.made();
        LakeRole role = startRole(new TestS3("http://127.0.0.1:9", "away"));

        await().atMost(PATIENCE)
                .untilAsserted(
                        () ->
                                assertThat(role.health())
                                        .isInstanceOf(Health.Waiting.class)
                                        .extracting(Health::says)
                                        .asString()
                                        .startsWith("lake waits: S3 at http://127.0.0.1:9"));
    }

    @Test
    void isExactThoughS3FailsInTheMiddleAndSaysWhy() throws Exception {
        topics.made();
        try (FlakyS3 flaky = new FlakyS3(s3.endpoint());
                ChangeStream changes = new ChangeStream(topics)) {
            LakeRole role = startRole(new TestS3(flaky.endpoint(), s3.bucket()));
            for (Mood mood : List.of(Mood.FULL, Mood.LOSING_REPLIES, Mood.AWAY)) {
                await().atMost(PATIENCE).until(() -> role.health() instanceof Health.Ready);
                flaky.is(mood);
                changes.send(shop, 100);
                String why = mood == Mood.FULL ? "(no room left)" : "S3 at " + flaky.endpoint();
                await().atMost(PATIENCE)
                        .untilAsserted(
                                () ->
                                        assertThat(role.health())
                                                .isInstanceOf(Health.Waiting.class)
                                                .extracting(Health::says)
                                                .asString()
                                                .contains(why));
                flaky.is(Mood.WELL);
            }

            awaitCaughtUp();
        }

        assertThat(rows()).isEqualTo(expected());
    }

    @Test
    void isNotReadyAgainBeforeS3TakesWhatItHas() throws Exception {
        topics.made();
        try (FlakyS3 flaky = new FlakyS3(s3.endpoint());
                ChangeStream changes = new ChangeStream(topics);
                Complaints complaints = new Complaints(LakeRole.class)) {
            LakeRole role = startRole(new TestS3(flaky.endpoint(), s3.bucket()));
            await().atMost(PATIENCE).until(() -> role.health() instanceof Health.Ready);
            flaky.is(Mood.FULL);
            // One row, so that every attempt fails at the same file.
            changes.send(key(1_000), new Shop.Event(1_000, null, Shop.order(1_000, 0)).envelope());
            await().atMost(PATIENCE).until(() -> role.health() instanceof Health.Waiting);

            await().during(Duration.ofSeconds(8))
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(50))
                    .until(() -> role.health() instanceof Health.Waiting);

            assertThat(complaints.all()).hasSize(1);
            flaky.is(Mood.WELL);
            await().atMost(PATIENCE).until(() -> role.health() instanceof Health.Ready);
            awaitCaughtUp();
        }
        assertThat(rows()).extracting(row -> row.get("order_id")).containsExactly(1_000L);
    }

    @Test
    void stopsATableForWhatIsNotARowChangeWhileOthersGoOn() throws Exception {
        topics.made();
        LakeRole role = startRole();
        try (ChangeStream changes = new ChangeStream(topics)) {
            changes.send("{\"order_id\":1}".getBytes(UTF_8), "{\"op\":\"?\"}".getBytes(UTF_8));
        }

        await().atMost(PATIENCE)
                .untilAsserted(
                        () ->
                                assertThat(role.health())
                                        .isInstanceOf(Health.Ready.class)
                                        .extracting(Health::says)
                                        .asString()
                                        .contains("table orders is stopped: cannot take record 0"));
    }

    @Test
    void followsAColumnThatIsAdded() throws Exception {
        topics.made();
        startRole();
        try (ChangeStream changes = new ChangeStream(topics)) {
            changes.send(shop, 30);
            awaitCaughtUp();
            sql(
                    "alter table orders add column note text, add column rate numeric(5,2) default 1.5");
            String order = Shop.order(1_000, 0).replace("}", ",\"note\":\"new\"}");

            changes.send(
                    "{\"order_id\":1000}".getBytes(UTF_8),
                    new Shop.Event(1_000, null, order).envelope());

            awaitCaughtUp();
            assertThat(rows())
                    .hasSize(shop.rows().size() + 1)
                    .filteredOn(row -> "new".equals(row.get("note")))
                    .extracting(row -> row.get("order_id"))
                    .containsExactly(1_000L);
            assertThat(rows())
                    .extracting(row -> row.get("rate"))
                    .containsOnly(new BigDecimal("1.50"));
        } finally {
            sql("alter table orders drop column if exists note, drop column if exists rate");
        }
    }

    @Test
    void followsATypeThatIsWidenedWithoutComplaint() throws Exception {
        topics.made();
        sql("alter table orders add column note integer");
        startRole();
        try (ChangeStream changes = new ChangeStream(topics);
                Complaints complaints = new Complaints(TableCommitter.class)) {
            changes.send(key(1_000), created(1_000, 3, 7));
            awaitCaughtUp();
            sql("alter table orders alter column note type bigint");

            changes.send(key(1_001), created(1_001, 5_000_000_000L, 8));

            awaitCaughtUp();
            assertThat(rows())
                    .extracting(row -> row.get("note"))
                    .containsExactlyInAnyOrder(3L, 5_000_000_000L);
            assertThat(complaints.all()).isEmpty();
        } finally {
            sql("alter table orders drop column note");
        }
    }

    @Test
    void stopsATableOfAnotherTypeUntilItIsExported() throws Exception {
        topics.made();
        sql("alter table orders add column note text");
        LakeRole role = startRole();
        try (ChangeStream changes = new ChangeStream(topics);
                ObjectStore store = new ObjectStore(s3)) {
            changes.send(shop, 30);
            awaitCaughtUp();
            sql("alter table orders drop column note, add column note integer");
            changes.send(key(1_000), created(1_000, "paid", 7));
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () ->
                                    assertThat(role.health().says())
                                            .contains(
                                                    "column note was of type string and is now"
                                                            + " integer; rialto export --tables orders"));

            LakeTable now = ShopShapes.read(config, LakeServers.VEILS).tables().getFirst();
            new TableExport("orders", store, config)
                    .replace(now, PgSnapshot.parse("8:8:"), List.of());
            changes.send(key(1_001), created(1_001, "shipped", 7));
            changes.send(key(1_002), created(1_002, 3, 8));

            awaitCaughtUp();
            assertThat(rows())
                    .extracting(row -> row.get("order_id"), row -> row.get("note"))
                    .containsExactly(tuple(1_002L, 3));

            changes.send(key(1_003), created(1_003, "refunded", 9));
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () ->
                                    assertThat(role.health().says())
                                            .contains("column note cannot hold refunded"));
        } finally {
            sql("alter table orders drop column note");
        }
    }

    private static byte[] key(long id) {
        return "{\"order_id\":%d}".formatted(id).getBytes(UTF_8);
    }

    private static byte[] created(long id, Object note, long transaction) {
        String json = note instanceof String ? "\"" + note + "\"" : note.toString();
        return """
               {"before":null,"after":{"order_id":%d,"order_date":"2026-01-15T10:00:00.000000Z",\
               "total_price":1.00,"status":"paid","customer_id":1,"note":%s},"op":"c","source":{"txId":%d,"lsn":7}}"""
                .formatted(id, json, transaction)
                .getBytes(UTF_8);
    }

    @Test
    void failsOnAWrongKey() throws Exception {
        topics.made();
        LakeRole role = startRole(new TestS3(s3.endpoint(), s3.accessKey(), "wrong", s3.bucket()));

        await().atMost(PATIENCE).until(() -> role.health() instanceof Health.Failed);
        assertThat(role.health().says()).contains("check RIALTO_S3_ACCESS_KEY");
    }

    @Test
    void closesAtOnceAndMoreThanOnce() throws Exception {
        topics.made();
        LakeRole role = startRole();
        await().atMost(PATIENCE).until(() -> role.health() instanceof Health.Ready);

        role.close();
        role.close();

        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .doesNotContain("rialto-lake");
    }

    private void formerVersionsAreThere() {
        try (LakeReader first = LakeReader.at(s3, config, "orders", 0);
                LakeReader latest =
                        LakeReader.at(s3, config, "orders", Instant.now().plusSeconds(60));
                LakeUpkeep upkeep = new LakeUpkeep(s3, config)) {
            assertThat(first.rows()).isEmpty();
            assertThat(byId(latest.rows().toList())).isEqualTo(expected());
            assertThat(upkeep.history("orders", 1_000))
                    .hasSize((int) latest.version() + 1)
                    .last()
                    .extracting(LakeUpkeep.Version::operation)
                    .isEqualTo("CREATE TABLE");
        }
    }

    private void foreignersFindWhatTheyLookFor(KernelReader foreign) throws Exception {
        for (Map<String, Object> row : expected()) {
            if ((Long) row.get("order_id") % 50 == 0) {
                Predicate wanted =
                        new Predicate(
                                "=",
                                new Column("order_id"),
                                Literal.ofLong((Long) row.get("order_id")));
                assertThat(foreign.rows(wanted)).contains(row);
            }
        }
    }

    private void sql(String sql) throws SQLException {
        try (Connection session =
                        DriverManager.getConnection(
                                config.url(), config.user(), config.password());
                Statement statement = session.createStatement()) {
            statement.execute(sql);
        }
    }

    private LakeRole startRole() {
        return startRole(s3);
    }

    private LakeRole startRole(S3Config server) {
        return started(new LakeRole(config, LakeServers.VEILS, server, topics, meters));
    }

    private LakeRole started(LakeRole role) {
        role.start();
        roles.add(role);
        return role;
    }

    private void awaitCaughtUp() {
        // A commit returns before its markers lie on all partitions.
        await().until(() -> ends("read_committed").equals(ends("read_uncommitted")));
        Map<TopicPartition, Long> ends = ends("read_committed");
        await().atMost(PATIENCE)
                .untilAsserted(
                        () ->
                                assertThat(held())
                                        .as(
                                                () ->
                                                        roles.stream()
                                                                .map(LakeRole::health)
                                                                .toList()
                                                                .toString())
                                        .isEqualTo(ends));
    }

    private Map<TopicPartition, Long> ends(String isolation) {
        Map<String, Object> settings = new HashMap<>(LakeConsumer.settings(topics));
        settings.put("isolation.level", isolation);
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(settings)) {
            return consumer.endOffsets(
                    IntStream.range(0, topics.partitions())
                            .mapToObj(i -> new TopicPartition(topics.change("orders"), i))
                            .toList());
        }
    }

    private Map<TopicPartition, Long> held() {
        try (LakeReader reader = LakeReader.open(s3, config, "orders")) {
            return reader.offsets();
        }
    }

    private long version() {
        try (LakeReader reader = LakeReader.open(s3, config, "orders")) {
            return reader.version();
        } catch (StoreException e) {
            return -1; // no bucket yet
        }
    }

    private List<Map<String, Object>> rows() {
        try (LakeReader reader = LakeReader.open(s3, config, "orders")) {
            return byId(reader.rows().toList());
        }
    }

    private List<Map<String, Object>> expected() {
        return shop.rows().stream().map(LakeRoleIT::named).collect(Collectors.toList());
    }

    private static Map<String, Object> named(Row row) {
        Map<String, Object> named = new HashMap<>();
        for (int i = 0; i < row.values().size(); i++) {
            named.put(Shop.ORDERS.columns().get(i).name(), row.values().get(i));
        }
        named.put("order_month", row.partition());
        return named;
    }

    private static List<Map<String, Object>> byId(List<Map<String, Object>> rows) {
        return rows.stream()
                .sorted((one, other) -> Long.compare(id(one), id(other)))
                .collect(Collectors.toList());
    }

    private static long id(Map<String, Object> row) {
        return (Long) row.get("order_id");
    }
}
