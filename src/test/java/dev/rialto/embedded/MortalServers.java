package dev.rialto.embedded;

import java.nio.file.Path;

/** Real servers of a test's own, which it may kill and start again on the same ports and data. */
public final class MortalServers implements AutoCloseable {

    private final EmbeddedSettings settings;
    private EmbeddedServers servers;

    private MortalServers(EmbeddedSettings settings) {
        this.settings = settings;
        this.servers = EmbeddedServers.start(settings);
    }

    /** Starts them with their data in this folder. */
    public static MortalServers start(Path dataDir) {
        return new MortalServers(Servers.settings(dataDir));
    }

    public EmbeddedAddresses addresses() {
        return servers.addresses();
    }

    /** Ends Kafka by {@code kill -9} and PostgreSQL by an immediate shutdown. */
    public void kill() {
        servers.child().destroyForcibly();
        servers.close();
    }

    /** Starts them again; returns when they serve. */
    public void restart() {
        servers = EmbeddedServers.start(settings);
    }

    @Override
    public void close() {
        servers.close();
    }
}
