package dev.rialto.embedded;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * PostgreSQL, Kafka and S3, serving on loopback from {@link #start} until {@link #close()}.
 *
 * <p>They end when this process ends, however it ends. What was committed survives that: the next
 * start on the same folder clears away what still runs on it and recovers.
 */
public final class EmbeddedServers implements AutoCloseable {

    private static final Logger LOG = System.getLogger(EmbeddedServers.class.getName());
    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration STOP = Duration.ofSeconds(8);

    private final EmbeddedAddresses addresses;
    private final DataFolder folder;
    private final Leftovers leftovers;
    private final ChildProcess child;
    private final AtomicBoolean closing = new AtomicBoolean();

    private EmbeddedServers(
            EmbeddedAddresses addresses,
            DataFolder folder,
            Leftovers leftovers,
            ChildProcess child) {
        this.addresses = addresses;
        this.folder = folder;
        this.leftovers = leftovers;
        this.child = child;
    }

    /**
     * Starts the servers and returns when all three serve.
     *
     * @throws EmbeddedRefusal when something is in the way that the user can clear
     */
    public static EmbeddedServers start(EmbeddedSettings settings) {
        ServerLibraries libraries = new ServerLibraries(settings.libraries());
        DataFolder folder = DataFolder.hold(settings.dataDir());
        try {
            Leftovers leftovers = new Leftovers(folder.path());
            leftovers.end();
            if (settings.fresh()) {
                folder.clear();
            }
            folder.requirePostgresVersion(ServerLibraries.POSTGRES_MAJOR);
            settings.ports().forEach((option, port) -> FreePort.require(port, option));
            ChildProcess child =
                    ChildProcess.start(libraries.command(folder.path(), settings), folder.log());
            EmbeddedServers servers =
                    new EmbeddedServers(EmbeddedAddresses.of(settings), folder, leftovers, child);
            servers.awaitReady();
            return servers;
        } catch (RuntimeException failure) {
            folder.close();
            throw failure;
        }
    }

    private void awaitReady() {
        try {
            child.awaitReady(START);
        } catch (RuntimeException failure) {
            close();
            throw failure;
        }
        onDeath(
                reason -> {
                    LOG.log(Level.ERROR, "embedded servers died: {0}", reason);
                    leftovers.end();
                });
    }

    /** How a client reaches them. */
    public EmbeddedAddresses addresses() {
        return addresses;
    }

    /** Whether the servers run; false after {@link #close()}. */
    public boolean alive() {
        return child.alive();
    }

    /** Gives the reason, on a thread of ours, when the servers end without {@link #close()}. */
    public void onDeath(Consumer<String> reaction) {
        var _ =
                child.end()
                        .thenAccept(
                                reason -> {
                                    if (!closing.get()) {
                                        reaction.accept(reason);
                                    }
                                });
    }

    /** The child JVM, for tests that kill it. */
    ProcessHandle child() {
        return child.handle();
    }

    /** Ends the servers in order within 8 s, else by force; may be called more than once. */
    @Override
    public void close() {
        if (closing.getAndSet(true)) {
            return;
        }
        child.stop(STOP);
        leftovers.end();
        folder.close();
    }
}
