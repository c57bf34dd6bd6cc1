package dev.rialto.embedded;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.minio.errors.ErrorResponseException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedServersIT {

    @TempDir Path folder;

    @Test
    void servesTablesTopicsAndObjects() throws Exception {
        Clients clients = new Clients(Servers.addresses());

        assertThat(clients.query("SELECT current_setting('server_version')")).startsWith("18.");
        assertThat(clients.query("SELECT current_setting('wal_level')")).isEqualTo("logical");
        assertThat(clients.query("SELECT current_setting('fsync')")).isEqualTo("on");
        assertThat(clients.query("SELECT lower('ÄÖ')")).isEqualTo("äö");

        clients.produceInTransaction("served", "a", "b");
        assertThat(clients.consumeCommitted("served", 2)).containsExactly("a", "b");

        assertThat(clients.putIfAbsent("served", "log/0.json", "first")).isTrue();
        assertThat(clients.putIfAbsent("served", "log/0.json", "second")).isFalse();
        assertThat(clients.get("served", "log/0.json")).isEqualTo("first");
    }

    @Test
    void letsNobodyInWithoutTheSecrets() {
        EmbeddedAddresses right = Servers.addresses();
        Clients wrong =
                new Clients(
                        new EmbeddedAddresses(
                                right.jdbcUrl(),
                                right.user(),
                                "wrong",
                                right.bootstrap(),
                                right.s3Endpoint(),
                                right.accessKey(),
                                "wrong"));

        assertThatThrownBy(() -> wrong.query("SELECT 1")).hasMessageContaining("password");
        assertThatThrownBy(() -> wrong.get("served", "log/0.json"))
                .isInstanceOfSatisfying(
                        ErrorResponseException.class,
                        refused -> assertThat(refused.response().code()).isEqualTo(403));
    }

    @Test
    void keepsEverythingAcrossAnOrderlyRestart() throws Exception {
        EmbeddedSettings settings = Servers.settings(folder);
        EmbeddedServers closed;
        try (EmbeddedServers servers = EmbeddedServers.start(settings)) {
            write(servers);
            closed = servers;
        }
        assertThat(closed.alive()).isFalse();

        try (EmbeddedServers again = EmbeddedServers.start(settings)) {
            assertWritten(again);
        }
    }

    @Test
    void recoversWhenTheChildWasKilled() throws Exception {
        EmbeddedSettings settings = Servers.settings(folder);
        CompletableFuture<Boolean> reported = new CompletableFuture<>();
        try (EmbeddedServers servers = EmbeddedServers.start(settings)) {
            write(servers);
            servers.onDeath(_ -> reported.complete(servers.alive()));
            servers.child().destroyForcibly();
            assertThat(reported.get(20, SECONDS)).isFalse();
        }

        try (EmbeddedServers again = EmbeddedServers.start(settings)) {
            assertWritten(again);
        }
    }

    @Test
    void stopsAPostgresThatOutlivedItsChild() throws Exception {
        EmbeddedSettings settings = Servers.settings(folder);
        ProcessHandle postgres;
        try (EmbeddedServers servers = EmbeddedServers.start(settings)) {
            write(servers);
            postgres = postgres();
            assertThat(postgres.isAlive()).isTrue();
            servers.child().destroyForcibly();
        }

        await().atMost(10, SECONDS).until(() -> !postgres.isAlive());
    }

    @Test
    void startsAnewWhenAsked() throws Exception {
        EmbeddedSettings settings = Servers.settings(folder);
        try (EmbeddedServers servers = EmbeddedServers.start(settings)) {
            write(servers);
        }

        try (EmbeddedServers fresh = EmbeddedServers.start(EmbeddedRefusalTest.fresh(settings))) {
            Clients clients = new Clients(fresh.addresses());
            assertThat(clients.query("SELECT count(*) FROM pg_tables WHERE tablename = 'kept'"))
                    .isEqualTo("0");
            assertThat(clients.topics()).isEmpty();
        }
    }

    private ProcessHandle postgres() throws Exception {
        Path file = folder.resolve("postgres").resolve("postmaster.pid");
        String pid = Files.readAllLines(file).getFirst();
        return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    }

    private static void write(EmbeddedServers servers) throws Exception {
        Clients clients = new Clients(servers.addresses());
        clients.execute("CREATE TABLE kept (word text)");
        clients.execute("INSERT INTO kept VALUES ('committed')");
        clients.produceInTransaction("kept", "committed");
        clients.putIfAbsent("kept", "word", "committed");
    }

    private static void assertWritten(EmbeddedServers servers) throws Exception {
        Clients clients = new Clients(servers.addresses());
        assertThat(clients.query("SELECT word FROM kept")).isEqualTo("committed");
        assertThat(clients.consumeCommitted("kept", 1)).containsExactly("committed");
        assertThat(clients.get("kept", "word")).isEqualTo("committed");
    }
}
