package dev.rialto.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedRefusalTest {

    @TempDir Path folder;

    @Test
    void namesTheTakenPortAndItsOption() throws IOException {
        EmbeddedSettings settings = Servers.settings(folder);
        try (ServerSocket taken =
                new ServerSocket(settings.kafkaPort(), 1, InetAddress.getLoopbackAddress())) {
            assertRefused(settings, "port " + taken.getLocalPort(), "--kafka-port");
        }
    }

    @Test
    void namesTheFolderThatCannotBeMade() throws IOException {
        // Root may write anywhere, but not even root below a file.
        Path file = Files.writeString(folder.resolve("file"), "");
        assertRefused(Servers.settings(file.resolve("data")), file.toString(), "--data-dir");
    }

    @Test
    void leavesAFolderAloneThatIsNotOurs() throws IOException {
        Path thesis = Files.writeString(folder.resolve("thesis.tex"), "years of work");
        EmbeddedSettings settings = fresh(Servers.settings(folder));
        assertRefused(settings, "not Rialto's", "--data-dir");
        assertThat(thesis).hasContent("years of work");
    }

    @Test
    void namesTheProcessThatHoldsTheFolder() {
        try (DataFolder held = DataFolder.hold(folder)) {
            assertRefused(
                    Servers.settings(held.path()),
                    "in use by process " + ProcessHandle.current().pid(),
                    "--data-dir");
        }
    }

    @Test
    void namesBothVersionsOfPostgres() throws IOException {
        DataFolder.hold(folder).close();
        Path data = Files.createDirectory(folder.resolve("postgres"));
        Files.writeString(data.resolve("PG_VERSION"), "19\n");
        assertRefused(Servers.settings(folder), "PostgreSQL 19", "PostgreSQL 18", "--fresh");
    }

    @Test
    void refusesPortsThatAreAlikeOrNone() {
        Path libraries = Path.of("lib");
        assertThatThrownBy(() -> new EmbeddedSettings(folder, 1, 2, 2, libraries, false))
                .isInstanceOf(EmbeddedRefusal.class)
                .hasMessageContaining("must differ");
        assertThatThrownBy(() -> new EmbeddedSettings(folder, 1, 2, 70_000, libraries, false))
                .isInstanceOf(EmbeddedRefusal.class)
                .hasMessageContaining("--s3-port must be a port between 1 and 65535, not 70000");
    }

    private static void assertRefused(EmbeddedSettings settings, String... said) {
        assertThatThrownBy(() -> EmbeddedServers.start(settings).close())
                .isInstanceOf(EmbeddedRefusal.class)
                .hasMessageContainingAll(said)
                .message()
                .doesNotContain("\n");
    }

    static EmbeddedSettings fresh(EmbeddedSettings settings) {
        return new EmbeddedSettings(
                settings.dataDir(),
                settings.postgresPort(),
                settings.kafkaPort(),
                settings.s3Port(),
                settings.libraries(),
                true);
    }
}
