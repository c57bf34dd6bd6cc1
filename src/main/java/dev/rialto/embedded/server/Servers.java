package dev.rialto.embedded.server;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The servers as one: they start side by side, and the end of one is the end of all. */
final class Servers {

    private static final Logger LOG = Logger.getLogger(Servers.class.getName());

    private final List<Server> servers;
    private final PrintStream protocol;
    private final CompletableFuture<Integer> end = new CompletableFuture<>();
    private final Map<Server, CompletableFuture<Void>> starts = new ConcurrentHashMap<>();
    private boolean stopped;

    Servers(Arguments arguments, PrintStream protocol) {
        servers =
                List.of(new Postgres(arguments), new Broker(arguments), new ObjectStore(arguments));
        this.protocol = protocol;
    }

    void start() {
        for (Server server : servers) {
            starts.put(server, inThread(server.name(), () -> start(server)));
        }
    }

    /** Returns when each server serves or has failed to. */
    void awaitStarts() {
        starts.values().forEach(CompletableFuture::join);
    }

    private void start(Server server) {
        try {
            server.start();
            say("ready " + server.name());
            server.whenGone(() -> fail(server, "it ended by itself"));
        } catch (Exception | LinkageError failure) {
            LOG.log(Level.SEVERE, server.name() + " does not start", failure);
            fail(server, String.valueOf(failure.getMessage()));
        }
    }

    private void fail(Server server, String reason) {
        if (!end.isDone()) {
            say("failed " + server.name() + ": " + reason.lines().findFirst().orElse("unknown"));
        }
        end(1);
    }

    private void say(String line) {
        protocol.println(line);
        protocol.flush();
    }

    /** Orders the end; the first order decides the exit code. */
    void end(int exitCode) {
        end.complete(exitCode);
    }

    /** Waits for the order to end, stops everything and returns the exit code. */
    int awaitEnd() {
        int exitCode = end.join();
        stop();
        return exitCode;
    }

    /** Stops every server once; a second caller waits until that is done. */
    synchronized void stop() {
        if (stopped) {
            return;
        }
        stopped = true;
        end(0);
        List<CompletableFuture<Void>> stops =
                servers.stream()
                        .map(server -> inThread("stop " + server.name(), () -> stop(server)))
                        .toList();
        stops.forEach(CompletableFuture::join);
    }

    private void stop(Server server) {
        try {
            // What is half started cannot be stopped in order.
            starts.get(server).completeOnTimeout(null, 3, TimeUnit.SECONDS).join();
            server.stop();
        } catch (Exception failure) {
            LOG.log(Level.WARNING, server.name() + " does not stop in order", failure);
        }
    }

    private static CompletableFuture<Void> inThread(String name, Runnable work) {
        return CompletableFuture.runAsync(work, task -> Thread.ofPlatform().name(name).start(task));
    }
}
