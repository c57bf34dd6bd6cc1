package dev.rialto.embedded.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** PostgreSQL with the database {@code rialto} and its owner, the role {@code rialto}. */
final class Postgres implements Server {

    private static final Map<String, String> SETTINGS =
            new TreeMap<>(
                    Map.ofEntries(
                            Map.entry("listen_addresses", "127.0.0.1"),
                            // A socket's path has a length limit that a data folder may exceed.
                            Map.entry("unix_socket_directories", ""),
                            Map.entry("timezone", "UTC"),
                            Map.entry("log_timezone", "UTC"),
                            Map.entry("wal_level", "logical"),
                            Map.entry("max_wal_senders", "10"),
                            Map.entry("max_replication_slots", "10"),
                            // A capture that never comes back must not fill the disk.
                            Map.entry("max_slot_wal_keep_size", "4GB"),
                            Map.entry("shared_buffers", "64MB"),
                            // Reads that miss the small cache hit the page cache: no helpers
                            // needed.
                            Map.entry("io_method", "sync")));

    /** Only the role {@code rialto} gets in; the superuser has no password and so no way in. */
    private static final String ACCESS =
            """
            host all         all 127.0.0.1/32 scram-sha-256
            host replication all 127.0.0.1/32 scram-sha-256
            """;

    private static final String ROLE_AND_DATABASE =
            """
            CREATE ROLE rialto LOGIN REPLICATION PASSWORD 'rialto';
            CREATE DATABASE rialto OWNER rialto;
            """;

    private final PostgresPrograms programs;
    private final Path folder;
    private final Path log;
    private final int port;

    Postgres(Arguments arguments) {
        programs = new PostgresPrograms(arguments.postgresHome());
        folder = arguments.dataDir().resolve("postgres");
        log = arguments.dataDir().resolve("log").resolve("postgres.log");
        port = arguments.postgresPort();
    }

    @Override
    public String name() {
        return "postgres";
    }

    @Override
    public void start() throws Exception {
        programs.takeUser(folder.getParent());
        if (!Files.exists(folder)) {
            create();
        }
        long before = Files.exists(log) ? Files.size(log) : 0;
        if (programs.start(folder, options(), log) != 0) {
            throw new IOException(reason(before));
        }
    }

    /** Creates beside and renames, so that a kill never leaves half a cluster. */
    private void create() throws IOException, InterruptedException {
        Path unfinished = Folders.empty(folder.resolveSibling("postgres.new"));
        programs.initialise(unfinished);
        programs.executeAlone(unfinished, ROLE_AND_DATABASE);
        Files.writeString(unfinished.resolve("pg_hba.conf"), ACCESS);
        Files.move(unfinished, folder);
    }

    private List<String> options() {
        List<String> options = new ArrayList<>(List.of("-p", Integer.toString(port)));
        SETTINGS.forEach((name, value) -> options.addAll(List.of("-c", name + "='" + value + "'")));
        return options;
    }

    /** What PostgreSQL logged last as fatal since its log had this size. */
    private String reason(long before) throws IOException {
        String said = Files.readString(log).substring((int) before);
        return said.lines()
                .filter(line -> line.contains("FATAL:"))
                .reduce((first, last) -> last)
                .orElse("it does not start; see " + log);
    }

    @Override
    public void whenGone(Runnable gone) {
        var _ = programs.onExit(folder).thenRun(gone);
    }

    @Override
    public void stop() throws IOException, InterruptedException {
        if (programs.server(folder).isPresent()) {
            programs.stop(folder, log);
        }
    }
}
