package dev.rialto.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The child JVM while it lives: hears what it says, and tells it to end. */
final class ChildProcess {

    private static final int SERVERS = 3;

    /** Kafka's index files alone take 10 MB each. */
    private static final int LITTLE_ROOM = 64;

    private final Process process;
    private final Path log;
    private final CompletableFuture<Void> ready = new CompletableFuture<>();
    private final CompletableFuture<String> end = new CompletableFuture<>();

    private ChildProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    static ChildProcess start(ProcessBuilder command, Path log) {
        try {
            ChildProcess child =
                    new ChildProcess(
                            command.redirectError(Redirect.appendTo(log.toFile())).start(), log);
            Thread.ofPlatform().daemon().name("embedded servers").start(child::listen);
            return child;
        } catch (IOException failure) {
            throw new UncheckedIOException("start " + command.command(), failure);
        }
    }

    private void listen() {
        String reason = "they ended";
        int serving = 0;
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("ready ") && ++serving == SERVERS) {
                    ready.complete(null);
                } else if (line.startsWith("failed ")) {
                    reason = line.substring("failed ".length());
                }
            }
        } catch (IOException broken) {
            reason = broken.toString();
        }
        int exitCode = process.onExit().join().exitValue();
        end.complete("%s (exit code %d, log %s)%s".formatted(reason, exitCode, log, room()));
    }

    /** A full disk ends each of the servers, and each tells it in its own way. */
    private String room() {
        long megabytes = log.toFile().getUsableSpace() >> 20;
        return megabytes < LITTLE_ROOM ? "; %d MB are left on that disk".formatted(megabytes) : "";
    }

    /**
     * Returns when all servers serve.
     *
     * @throws EmbeddedRefusal when one does not start, or not in this time
     */
    void awaitReady(Duration patience) {
        try {
            CompletableFuture.anyOf(ready, end).get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            throw new EmbeddedRefusal(
                    "the embedded servers did not start within %d s; see %s"
                            .formatted(patience.toSeconds(), log),
                    late);
        } catch (ExecutionException impossible) {
            throw new IllegalStateException("start the embedded servers", impossible);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("start the embedded servers", interrupted);
        }
        if (end.isDone()) {
            throw new EmbeddedRefusal("the embedded servers do not start: " + end.join());
        }
    }

    boolean alive() {
        return process.isAlive();
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    /** Completes with the reason when the child has ended, for whatever cause. */
    CompletableFuture<String> end() {
        return end;
    }

    /** Orders the end and waits for it, then uses force. */
    void stop(Duration patience) {
        try {
            process.getOutputStream().close();
            if (process.waitFor(patience)) {
                return;
            }
        } catch (IOException gone) {
            // It reads no more, so it ends or has ended.
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
    }
}
