package dev.rialto.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rialto.RialtoProcess;
import dev.rialto.audit.LakeReaders;
import dev.rialto.events.Json;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole way on one command, killed in the middle of traffic, and exact all the same. */
class UpIT {

    /** Where numbers have other digits, which neither SQL nor JSON nor the lake may see. */
    private static final Map<String, String> ELSEWHERE =
            Map.of("JAVA_TOOL_OPTIONS", "-Duser.language=ar -Duser.country=EG");

    @TempDir private Path folder;
    private final int port = RialtoProcess.freePort();
    private final String postgresPort = String.valueOf(RialtoProcess.freePort());
    private final String kafkaPort = String.valueOf(RialtoProcess.freePort());
    private final String s3Port = String.valueOf(RialtoProcess.freePort());

    @Test
    void everyNumberIsRightThoughUpIsKilledInTheMiddleOfTraffic() throws Exception {
        try (RialtoProcess up = up()) {
            awaitOrders(up, 20);
            verifyEqual();
            assertThat(demonstrated()).containsExactly("c", "u", "d");
            long before = orders();
            awaitOrders(up, before + 10);
            up.kill();
        }
        try (RialtoProcess up = up()) {
            awaitOrders(up, 30);
            exported("--full");
            exported("--incremental");
            verifyEqual();
            new LakeReaders(
                            "jdbc:postgresql://127.0.0.1:" + postgresPort + "/rialto",
                            "http://127.0.0.1:" + s3Port,
                            folder.resolve("copies"))
                    .check();
            assertThat(up.output())
                    .contains("Rialto is open", "dashboard", "PostgreSQL", "secret")
                    .contains("./rialto verify --data-dir " + folder.resolve("data"));
            up.handle().destroy();
            up.awaitExit();
            assertThat(up.output()).doesNotContain("ERROR");
        }
    }

    /** All tables, while they and the lake change. */
    private void exported(String kind) {
        try (RialtoProcess export =
                RialtoProcess.start(
                        ELSEWHERE,
                        "export",
                        kind,
                        "--data-dir",
                        folder.resolve("data").toString())) {
            assertThat(export.awaitExit()).as(export.output()).isZero();
        }
    }

    private RialtoProcess up() {
        return RialtoProcess.start(
                ELSEWHERE,
                "up",
                "--data-dir",
                folder.resolve("data").toString(),
                "--http-port",
                String.valueOf(port),
                "--postgres-port",
                postgresPort,
                "--kafka-port",
                kafkaPort,
                "--s3-port",
                s3Port,
                "--sessions-per-minute",
                "600");
    }

    private void awaitOrders(RialtoProcess up, long atLeast) {
        up.awaitOk(port, "/health/ready");
        await().atMost(Duration.ofMinutes(2))
                .untilAsserted(
                        () -> assertThat(orders()).as(up.output()).isGreaterThanOrEqualTo(atLeast));
    }

    private long orders() {
        byte[] windows =
                RialtoProcess.get(port, "/analytics/revenue?limit=1000")
                        .body()
                        .getBytes(StandardCharsets.UTF_8);
        return Json.tree(windows).findValues("orders").stream()
                .mapToLong(count -> count.longValue())
                .sum();
    }

    /** What the three events of {@code rialto cdc demo} say was done. */
    private List<String> demonstrated() {
        try (RialtoProcess demo =
                RialtoProcess.start(
                        ELSEWHERE,
                        "cdc",
                        "demo",
                        "--json",
                        "--data-dir",
                        folder.resolve("data").toString())) {
            assertThat(demo.awaitExit()).as(demo.output()).isZero();
            return demo.output()
                    .lines()
                    .filter(line -> line.startsWith("{"))
                    .map(line -> Json.tree(line.getBytes(StandardCharsets.UTF_8)))
                    .peek(step -> assertThat(step.path("millis").decimalValue()).isPositive())
                    .map(step -> step.path("event").path("op").asText())
                    .toList();
        }
    }

    private void verifyEqual() {
        try (RialtoProcess verify =
                RialtoProcess.start(
                        ELSEWHERE, "verify", "--data-dir", folder.resolve("data").toString())) {
            assertThat(verify.awaitExit()).as(verify.output()).isZero();
            assertThat(verify.output())
                    .contains("topic", "statistics", "lake", "recomputed", "All equal")
                    .doesNotContain("DIFFERENT");
        }
    }
}
