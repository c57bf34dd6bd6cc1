package dev.rialto.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * What a killed Rialto leaves running on a data folder: its child JVM, which is about to end by
 * itself, and a PostgreSQL whose child JVM was killed. A process counts only when its command line
 * names the folder, so that a process id that was given anew harms nobody.
 */
final class Leftovers {

    private static final Duration CHILD_ENDS = Duration.ofSeconds(9);
    private static final Duration POSTGRES_ENDS = Duration.ofSeconds(5);

    private final Path dataDir;

    Leftovers(Path dataDir) {
        this.dataDir = dataDir;
    }

    /** Returns when nothing runs on the folder any more. */
    void end() {
        ours(dataDir.resolve("servers.pid")).ifPresent(child -> await(child, CHILD_ENDS));
        endPostgres();
    }

    private void endPostgres() {
        Path pidFile = dataDir.resolve("postgres").resolve("postmaster.pid");
        Optional<ProcessHandle> server = ours(pidFile);
        if (server.isPresent()) {
            quit(server.get());
            await(server.get(), POSTGRES_ENDS);
        } else if (process(pidFile).isPresent()) {
            // PostgreSQL would take the stranger that has this process id for itself.
            delete(pidFile);
        }
    }

    /** PostgreSQL's immediate shutdown, which the next start recovers from as from a crash. */
    private static void quit(ProcessHandle server) {
        try {
            new ProcessBuilder("sh", "-c", "kill -QUIT " + server.pid()).start().waitFor();
        } catch (IOException noShell) {
            server.destroyForcibly();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void await(ProcessHandle process, Duration patience) {
        try {
            process.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException stubborn) {
            process.destroyForcibly();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private Optional<ProcessHandle> ours(Path pidFile) {
        return process(pidFile)
                .filter(
                        process ->
                                process.info()
                                        .commandLine()
                                        .filter(line -> line.contains(dataDir.toString()))
                                        .isPresent());
    }

    private static Optional<ProcessHandle> process(Path pidFile) {
        try (Stream<String> lines = Files.lines(pidFile)) {
            return lines.findFirst()
                    .map(Long::valueOf)
                    .flatMap(ProcessHandle::of)
                    .filter(ProcessHandle::isAlive);
        } catch (IOException | NumberFormatException nothingRan) {
            return Optional.empty();
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException failure) {
            throw new UncheckedIOException("delete " + file, failure);
        }
    }
}
