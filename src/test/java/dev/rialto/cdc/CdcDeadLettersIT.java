package dev.rialto.cdc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rialto.RialtoProcess;
import dev.rialto.embedded.Servers;
import dev.rialto.events.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;

/** Changes that are too large for their topic neither stop the capture nor are lost. */
class CdcDeadLettersIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int LARGE = 2_000_000;
    private static final String TOO_LARGE = "repeat('x', %d)".formatted(LARGE);

    private record Answer(int exit, String output) {}

    @Test
    void aRowThatIsTooLargeIsSetAsideAndReplayed() throws Exception {
        try (var database = new CapturedDatabase("letters", "letters_rows")) {
            database.sql("insert into letters_rows values (1, 'a', 1), (4, 'd', 4)");
            try (RialtoProcess capture = database.capture(Map.of())) {
                await().atMost(PATIENCE)
                        .until(() -> database.published("letters_rows").size() == 2);
                database.sql("update letters_rows set text = 'e', amount = 5 where row_id = 4");
                database.sql("update letters_rows set text = %s".formatted(TOO_LARGE));
                database.sql("insert into letters_rows values (2, %s, 2)".formatted(TOO_LARGE));
                database.sql("delete from letters_rows where row_id in (2, 4)");
                database.sql("insert into letters_rows values (3, 'c', 3)");
                await().atMost(PATIENCE)
                        .untilAsserted(
                                () ->
                                        assertThat(texts(database))
                                                .containsKeys("1", "3")
                                                .hasSize(2));
                assertThat(texts(database)).containsEntry("1", "a").containsEntry("3", "c");
                assertLetters(database);

                // A row is still too large: it stays, the others are gone.
                Answer replay = steer(database, "replay", "--table", "letters_rows");
                assertThat(replay.output()).contains("1 dead letters are left");
                assertThat(replay.exit()).isEqualTo(1);
                assertThat(steer(database, "status").output()).containsPattern("dead letters +1");

                enlarge("letters.public.letters_rows");
                assertThat(steer(database, "replay").exit()).isZero();
                assertThat(texts(database))
                        .containsEntry("1", "x".repeat(LARGE))
                        .containsEntry("3", "c")
                        .hasSize(2);
                database.sql("update letters_rows set text = 'f'");
                await().atMost(PATIENCE)
                        .untilAsserted(
                                () ->
                                        assertThat(texts(database))
                                                .isEqualTo(Map.of("1", "f", "3", "f")));
                assertThat(capture.handle().isAlive()).isTrue();
            }
            Answer unknown = steer(database, "replay", "--table", "nowhere");
            assertThat(unknown.exit()).isEqualTo(2);
            assertThat(unknown.output().strip()).isEqualTo("rialto: table nowhere is not captured");
        }
    }

    private static void assertLetters(CapturedDatabase database) throws Exception {
        JsonNode letters =
                Json.tree(
                        steer(database, "dead-letters", "--json")
                                .output()
                                .strip()
                                .getBytes(StandardCharsets.UTF_8));
        assertThat(letters.findValuesAsText("op")).containsExactlyInAnyOrder("u", "u", "c");
        JsonNode first =
                letters.valueStream()
                        .filter(letter -> letter.path("key").path("row_id").asInt() == 1)
                        .findFirst()
                        .orElseThrow();
        assertThat(first.path("table").asText()).isEqualTo("letters_rows");
        assertThat(first.path("lsn").asLong()).isPositive();
        assertThat(first.path("transaction_id").asLong()).isPositive();
        assertThat(first.path("reason").asText())
                .contains("its topic takes 1048588 (max.message.bytes)");
        assertThat(first.path("row").path("amount").asText()).isEqualTo("1.00");
        assertThat(first.path("row").path("text").asText()).isEqualTo("x".repeat(200));
    }

    /** The text of each row that a reader is left with, who needs no tombstones. */
    private static Map<String, String> texts(CapturedDatabase database) {
        Map<String, String> texts = new HashMap<>();
        for (Published found : database.published("letters_rows")) {
            String row = found.key().replaceAll("\\D", "");
            if (found.op().equals("d")) {
                assertThat(found.before().path("row_id").asText()).isEqualTo(row);
                texts.remove(row);
            } else if (found.value() != null) {
                texts.put(row, found.after().path("text").asText());
            }
        }
        return texts;
    }

    private static void enlarge(String topic) throws Exception {
        try (Admin admin =
                Admin.create(Map.of("bootstrap.servers", Servers.addresses().bootstrap()))) {
            admin.incrementalAlterConfigs(
                            Map.of(
                                    new ConfigResource(ConfigResource.Type.TOPIC, topic),
                                    List.of(
                                            new AlterConfigOp(
                                                    new ConfigEntry("max.message.bytes", "9000000"),
                                                    AlterConfigOp.OpType.SET))))
                    .all()
                    .get();
        }
    }

    private static Answer steer(CapturedDatabase database, String... words) throws Exception {
        String[] all = Stream.concat(Stream.of("cdc"), Stream.of(words)).toArray(String[]::new);
        try (RialtoProcess process = RialtoProcess.start(database.settings(), all)) {
            return new Answer(process.awaitExit(), process.output());
        }
    }
}
