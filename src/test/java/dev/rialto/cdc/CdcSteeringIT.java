package dev.rialto.cdc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rialto.RialtoProcess;
import dev.rialto.events.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** An operator's day with {@code rialto cdc}. */
class CdcSteeringIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private record Answer(int exit, String output) {

        JsonNode json() {
            return Json.tree(output.strip().getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void pausesGoesOnReadsAnewAndBeginsAgain() throws Exception {
        try (var database = new CapturedDatabase("steered", "steered_rows");
                RialtoProcess capture = database.capture(Map.of())) {
            database.copy(database.session(), "steered_rows", 100);
            awaitEqual(database);
            awaitState(database, "capturing");
            JsonNode status = steer(database, "status", "--json").json();
            assertThat(status.path("state").asText()).isEqualTo("capturing");
            assertThat(status.path("tables").toString()).isEqualTo("[\"steered_rows\"]");
            assertThat(status.path("wal_status").asText()).isEqualTo("reserved");

            assertThat(steer(database, "pause").exit()).isZero();
            awaitState(database, "paused");
            database.sql("delete from steered_rows where row_id < 10");
            assertThat(database.changes("steered_rows").rows()).hasSize(100);
            assertThat(steer(database, "resume").exit()).isZero();
            awaitEqual(database);

            database.sql("delete from steered_rows where row_id < 20");
            assertThat(steer(database, "snapshot", "steered_rows").output())
                    .contains("publishes anew: steered_rows; 'rialto cdc status'");
            awaitEqual(database);

            assertThat(steer(database, "delete", "--yes").exit()).isZero();
            awaitState(database, "deleted");
            assertThat(
                            database.number(
                                    "select count(*) from pg_replication_slots"
                                            + " where slot_name = 'steered'"))
                    .isZero();
            // Nobody keeps a log of this: readers learn of it by the next snapshot only.
            database.sql("delete from steered_rows where row_id < 30");
            assertThat(steer(database, "resume").output()).contains("register it first");
            assertThat(steer(database, "register").exit()).isZero();
            awaitEqual(database);
            assertThat(capture.handle().isAlive()).isTrue();
        }
    }

    @Test
    void refusesWhatItCannotDo() throws Exception {
        try (var database = new CapturedDatabase("refused", "refused_rows")) {
            Answer unknown = steer(database, "snapshot", "nowhere");
            assertThat(unknown.exit()).isEqualTo(2);
            assertThat(unknown.output()).contains("table nowhere is not captured");
            Answer unasked = steer(database, "delete");
            assertThat(unasked.exit()).isEqualTo(2);
            assertThat(unasked.output()).contains("add --yes");
        }
    }

    private static Answer steer(CapturedDatabase database, String... words) throws Exception {
        String[] all = Stream.concat(Stream.of("cdc"), Stream.of(words)).toArray(String[]::new);
        try (RialtoProcess process = RialtoProcess.start(database.settings(), all)) {
            return new Answer(process.awaitExit(), process.output());
        }
    }

    private static void awaitState(CapturedDatabase database, String state) {
        await().atMost(PATIENCE)
                .untilAsserted(
                        () ->
                                assertThat(
                                                steer(database, "status", "--json")
                                                        .json()
                                                        .path("state")
                                                        .asText())
                                        .isEqualTo(state));
    }

    private static void awaitEqual(CapturedDatabase database) {
        await().atMost(PATIENCE)
                .untilAsserted(
                        () ->
                                assertThat(database.changes("steered_rows").rows())
                                        .isEqualTo(database.rows("steered_rows")));
    }
}
