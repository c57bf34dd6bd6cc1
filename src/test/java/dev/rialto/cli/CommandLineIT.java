package dev.rialto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rialto.RialtoProcess;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bad input on the command line: one line that names the cause, and exit code 2. */
class CommandLineIT {

    @Test
    void helpShowsTheWordsAndExamples() {
        try (RialtoProcess help = RialtoProcess.start(Map.of(), "--help")) {
            assertThat(help.awaitExit()).isZero();
            assertThat(help.output()).contains("up", "run", "verify", "Examples:");
        }
    }

    @Test
    void commandsOfCommandsHaveHelpToo() {
        try (RialtoProcess help = RialtoProcess.start(Map.of(), "cdc", "status", "--help")) {
            assertThat(help.awaitExit()).isZero();
            assertThat(help.output()).contains("Usage: rialto cdc status", "--json");
        }
    }

    @Test
    void anUnknownRoleIsRefusedWithTheKnownOnes() {
        refused("'shop' is not a role; the roles are embedded, api", "run", "--roles", "shop");
    }

    @Test
    void anUnknownRoleInTheProfileIsRefusedToo() {
        try (RialtoProcess run = RialtoProcess.start(Map.of("QUARKUS_PROFILE", "cdc,shop"))) {
            assertThat(run.awaitExit()).isEqualTo(2);
            assertThat(run.output()).contains("'shop' is not a role");
        }
    }

    @Test
    void anUnknownWordIsRefused() {
        refused("there is no command 'upp'; did you mean up", "upp");
        refused("there is no command 'rest'; did you mean reset", "db", "rest");
        refused("Unknown option: '--rols'; did you mean --roles", "run", "--rols");
    }

    @Test
    void aTakenPortIsRefusedWithTheOptionThatChangesIt() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = String.valueOf(taken.getLocalPort());
            refused(
                    "port " + port + " cannot be used",
                    "run",
                    "--roles",
                    "alerts",
                    "--http-port",
                    port);
            refused("--kafka-port", "up", "--data-dir", fresh(), "--kafka-port", port);
        }
    }

    @TempDir private Path folder;

    private String fresh() {
        return folder.resolve("data").toString();
    }

    @Test
    void aDataDirectoryThatCannotBeMadeIsRefused() throws Exception {
        Path file = Files.createFile(folder.resolve("a-file"));
        refused(file.toString(), "up", "--data-dir", file.resolve("data").toString());
    }

    @Test
    void aPortThatIsNoNumberIsRefused() {
        refused("--http-port", "run", "--roles", "cdc", "--http-port", "eighty");
    }

    @Test
    void verifyWithoutServersSaysSo() {
        int port = RialtoProcess.freePort();
        try (RialtoProcess verify =
                RialtoProcess.start(
                        Map.of("RIALTO_POSTGRES_URL", "jdbc:postgresql://127.0.0.1:" + port + "/x"),
                        "verify",
                        "--data-dir",
                        fresh())) {
            assertThat(verify.awaitExit()).isEqualTo(1);
            assertThat(verify.output()).contains("rialto:", "./rialto up").doesNotContain("\tat ");
        }
    }

    @Test
    void anExportOfAnUnknownTableIsRefusedWithTheKnownOnes() {
        refused("keeps no table baskets, only [customers", "export", "--tables", "baskets");
    }

    @Test
    void aSettingOutOfItsBoundsIsRefusedInALine() {
        Map<String, String> settings =
                Map.of("RIALTO_TOPICS_PARTITIONS", "0", "RIALTO_LAKE_RETENTION", "1m");
        String port = String.valueOf(RialtoProcess.freePort());
        try (RialtoProcess run =
                RialtoProcess.start(settings, "run", "--roles", "lake", "--http-port", port)) {
            assertThat(run.awaitExit()).isEqualTo(2);
            assertThat(run.output().lines())
                    .singleElement()
                    .asString()
                    .startsWith("rialto: ")
                    .contains("rialto.topics.partitions=0: must be at least 1")
                    .contains("rialto.lake.retention=1m: must be at least PT10M");
        }
    }

    private static void refused(String because, String... words) {
        try (RialtoProcess run = RialtoProcess.start(Map.of(), words)) {
            assertThat(run.awaitExit()).as(run.output()).isEqualTo(2);
            assertThat(run.output()).contains(because).doesNotContain("\tat ");
        }
    }
}
