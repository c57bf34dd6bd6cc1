package dev.rialto.cdc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rialto.RialtoProcess;
import dev.rialto.embedded.Servers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;

/** Rows that a TRUNCATE takes are deletes to readers, each once, whatever is killed. */
class CdcTruncateIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int ROWS = 20_000;

    @Test
    void everyRowIsDeletedOnceThoughTheProcessIsKilled() throws Exception {
        try (var database = new CapturedDatabase("emptied", "emptied_rows", "emptied_others")) {
            database.copy(database.session(), "emptied_rows", ROWS - 10);
            database.copy(database.session(), "emptied_others", 5);
            try (RialtoProcess capture = database.capture(Map.of())) {
                awaitEqual(database);
                // In one transaction, with rows that come before and after.
                database.session().setAutoCommit(false);
                database.copy(database.session(), "emptied_rows", 10);
                database.sql("truncate emptied_rows, emptied_others");
                database.copy(database.session(), "emptied_rows", 3);
                database.session().commit();
                database.session().setAutoCommit(true);
                long before = written();
                await().atMost(PATIENCE)
                        .pollDelay(Duration.ZERO)
                        .pollInterval(Duration.ofMillis(5))
                        .until(() -> written() > before + 100);
                capture.kill();
            }
            long visible = database.changes("emptied_rows").count();
            database.sql("update emptied_rows set amount = 0");
            database.copy(database.session(), "emptied_others", 1);
            try (RialtoProcess capture = database.capture(Map.of())) {
                awaitEqual(database);
                assertThat(capture.handle().isAlive()).isTrue();
            }
            // Rows, deletes with their tombstones, the rows after them and their updates.
            assertThat(database.changes("emptied_rows").count()).isEqualTo(3 * ROWS + 3 + 3);
            assertThat(database.changes("emptied_rows").brokenChains()).isZero();
            assertThat(database.changes("emptied_others").count()).isEqualTo(3 * 5 + 1);
            assertThat(visible).as("killed before the deletes were visible").isLessThan(2 * ROWS);
            List<String> sources =
                    database.published("emptied_rows").stream()
                            .filter(found -> found.op().equals("d"))
                            .map(found -> found.value().replaceAll(".*\"txId\":(\\d+).*", "$1"))
                            .distinct()
                            .toList();
            assertThat(sources).as("all of the transaction that truncated").hasSize(1);
        }
    }

    /** Records that were written, visible or not. */
    private static long written() {
        try (var consumer =
                new KafkaConsumer<>(
                        Map.of("bootstrap.servers", (Object) Servers.addresses().bootstrap()),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer())) {
            List<TopicPartition> partitions =
                    consumer.partitionsFor("emptied.public.emptied_rows").stream()
                            .map(found -> new TopicPartition(found.topic(), found.partition()))
                            .toList();
            return consumer.endOffsets(partitions).values().stream()
                    .filter(Objects::nonNull)
                    .mapToLong(Long::longValue)
                    .sum();
        }
    }

    private static void awaitEqual(CapturedDatabase database) {
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> {
                            for (String table : List.of("emptied_rows", "emptied_others")) {
                                assertThat(database.changes(table).rows())
                                        .isEqualTo(database.rows(table));
                            }
                        });
    }
}
