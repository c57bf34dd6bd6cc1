package dev.rialto.cdc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rialto.RialtoProcess;
import dev.rialto.embedded.Servers;
import dev.rialto.events.Change;
import dev.rialto.events.Json;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;

/** Processes that capture are killed in the middle of their work; a reader must not notice. */
class CdcCrashIT {

    private static final int KILLS = 6;

    private final Random random = new Random(42);
    private Connection shop;
    private int nextId;

    @BeforeEach
    void createTable() throws SQLException {
        shop = connect();
        sql("create table crash_rows (row_id bigint primary key, text text, amount numeric(12,2))");
        sql("alter table crash_rows replica identity full");
    }

    @AfterEach
    void dropTable() throws SQLException {
        sql("drop table crash_rows");
        shop.close();
    }

    @Test
    void everyChangeIsPublishedOnceThoughTheProcessIsKilled() throws Exception {
        copy(shop, 500);
        Connection open = connect();
        open.setAutoCommit(false);
        for (int kill = 0; kill < KILLS; kill++) {
            try (RialtoProcess capture = capture()) {
                // Many rows at one LSN, and a foreign commit beside an open transaction: the two
                // cases in which Debezium's own restart position loses rows.
                copy(shop, 2_000);
                copy(open, 50);
                sql("update crash_rows set amount = amount + 1 where row_id % 7 = " + kill);
                copy(open, 50);
                sql("delete from crash_rows where row_id % 97 = " + kill);
                open.commit();
                awaitMore(random.nextInt(2_000));
                capture.kill();
            }
        }
        open.close();
        try (RialtoProcess capture = capture()) {
            assertThat(capture.handle().isAlive()).isTrue();
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(read().rows()).isEqualTo(table()));
        }
        assertThat(read().brokenChains()).isZero();
    }

    private RialtoProcess capture() {
        var at = Servers.addresses();
        int port = RialtoProcess.freePort();
        return RialtoProcess.start(
                Map.of(
                        "RIALTO_POSTGRES_URL", at.jdbcUrl(),
                        "RIALTO_TOPICS_BOOTSTRAP", at.bootstrap(),
                        "RIALTO_TOPICS_PREFIX", "crash",
                        "RIALTO_CDC_SLOT", "crash_slot",
                        "RIALTO_CDC_TABLES", "crash_rows"),
                "run",
                "--roles",
                "cdc",
                "--http-port",
                String.valueOf(port));
    }

    /** COPY puts many rows at one place of the log. */
    private void copy(Connection connection, int rows) throws Exception {
        String lines =
                IntStream.range(nextId, nextId + rows)
                        .mapToObj(id -> id + "\trow " + id + "\t" + id + ".10\n")
                        .collect(Collectors.joining());
        nextId += rows;
        connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("copy crash_rows from stdin", new StringReader(lines));
    }

    private void awaitMore(int changes) {
        long before = read().count();
        await().atMost(Duration.ofSeconds(60))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> read().count() > before + changes);
    }

    private Map<Long, String> table() throws SQLException {
        Map<Long, String> rows = new HashMap<>();
        try (Statement statement = shop.createStatement();
                var row = statement.executeQuery("select row_id, amount from crash_rows")) {
            while (row.next()) {
                rows.put(row.getLong(1), row.getBigDecimal(2).toPlainString());
            }
        }
        return rows;
    }

    private record Read(Map<Long, String> rows, long count, long brokenChains) {}

    /** What a plain consumer of committed records makes of the topic. */
    private Read read() {
        try (var consumer =
                new KafkaConsumer<>(
                        Map.of(
                                "bootstrap.servers",
                                Servers.addresses().bootstrap(),
                                "isolation.level",
                                "read_committed"),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer())) {
            List<TopicPartition> partitions =
                    consumer
                            .listTopics()
                            .getOrDefault("crash.public.crash_rows", List.of())
                            .stream()
                            .map(found -> new TopicPartition(found.topic(), found.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            Map<Long, String> rows = new HashMap<>();
            long count = 0;
            long broken = 0;
            while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
                for (ConsumerRecord<byte[], byte[]> found : consumer.poll(Duration.ofSeconds(1))) {
                    count++;
                    broken += apply(rows, found);
                }
            }
            return new Read(rows, count, broken);
        }
    }

    /** 1 where the change does not say what the change before it left. */
    private static int apply(Map<Long, String> rows, ConsumerRecord<byte[], byte[]> found) {
        if (found.value() == null) {
            return 0;
        }
        long id = Json.tree(found.key()).path("row_id").longValue();
        Change<String> change = Change.parse(found.value(), CdcCrashIT::amount);
        boolean broken = !Objects.equals(rows.get(id), change.before());
        if (change.after() == null) {
            rows.remove(id);
        } else {
            rows.put(id, change.after());
        }
        return broken ? 1 : 0;
    }

    private static String amount(JsonNode row) {
        return row.path("amount").decimalValue().toPlainString();
    }

    private Connection connect() throws SQLException {
        var at = Servers.addresses();
        return DriverManager.getConnection(at.jdbcUrl(), at.user(), at.password());
    }

    private void sql(String text) throws SQLException {
        try (Statement statement = shop.createStatement()) {
            statement.execute(text);
        }
    }
}
