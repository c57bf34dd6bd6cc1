package dev.rialto.embedded.server;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** PostgreSQL's own programs, run as a user that they accept. */
final class PostgresPrograms {

    private static final String START_SECONDS = "60";
    private static final String STOP_SECONDS = "5";

    private final Path bin;
    private OrdinaryUser user = OrdinaryUser.SELF;

    PostgresPrograms(Path home) {
        bin = home.resolve("bin");
    }

    /** Decides as whom the programs run; to be called before any of them. */
    void takeUser(Path dataDir) throws IOException, InterruptedException {
        user = OrdinaryUser.find();
        user.letInto(dataDir);
    }

    /** Makes an empty cluster in this empty folder: UTF-8, the same order of text everywhere. */
    void initialise(Path folder) throws IOException, InterruptedException {
        user.own(folder);
        runOrThrow(
                "",
                "initdb",
                "--pgdata=" + folder,
                "--username=postgres",
                "--auth=trust",
                "--encoding=UTF8",
                "--no-locale",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--no-instructions");
    }

    /** Executes statements, one a line, on a cluster that does not run. */
    void executeAlone(Path folder, String sql) throws IOException, InterruptedException {
        runOrThrow(sql, "postgres", "--single", "-D", folder.toString(), "postgres");
    }

    /** Returns the exit code once clients are served or that failed. */
    int start(Path folder, List<String> options, Path log)
            throws IOException, InterruptedException {
        return run(
                Redirect.appendTo(log.toFile()),
                "pg_ctl",
                "start",
                "--silent",
                "--pgdata=" + folder,
                "--timeout=" + START_SECONDS,
                "--options=" + String.join(" ", options));
    }

    /** Ends it in order, or at once when that takes too long; its next start then recovers. */
    void stop(Path folder, Path log) throws IOException, InterruptedException {
        for (String mode : List.of("fast", "immediate")) {
            int exitCode =
                    run(
                            Redirect.appendTo(log.toFile()),
                            "pg_ctl",
                            "stop",
                            "--silent",
                            "--pgdata=" + folder,
                            "--timeout=" + STOP_SECONDS,
                            "--mode=" + mode);
            if (exitCode == 0) {
                return;
            }
        }
    }

    /** Completes when the server of this folder has ended. */
    CompletableFuture<?> onExit(Path folder) {
        return server(folder)
                .map(ProcessHandle::onExit)
                .orElseGet(() -> CompletableFuture.completedFuture(null));
    }

    /** The running server of this folder. */
    Optional<ProcessHandle> server(Path folder) {
        try (Stream<String> lines = Files.lines(folder.resolve("postmaster.pid"))) {
            return lines.findFirst().map(Long::valueOf).flatMap(ProcessHandle::of);
        } catch (IOException notRunning) {
            return Optional.empty();
        }
    }

    private int run(Redirect output, String... words) throws IOException, InterruptedException {
        return builder(words)
                .redirectInput(new File("/dev/null"))
                .redirectOutput(output)
                .start()
                .waitFor();
    }

    private void runOrThrow(String input, String... words)
            throws IOException, InterruptedException {
        Process process = builder(words).start();
        try (var stdin = process.getOutputStream()) {
            stdin.write(input.getBytes(StandardCharsets.UTF_8));
        }
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0 || said.contains("ERROR:")) {
            throw new IOException(words[0] + " failed: " + said.strip().replace('\n', ' '));
        }
    }

    private ProcessBuilder builder(String... words) {
        List<String> command = new ArrayList<>(user.prefix());
        command.add(bin.resolve(words[0]).toString());
        command.addAll(List.of(words).subList(1, words.length));
        return new ProcessBuilder(command).redirectErrorStream(true);
    }
}
