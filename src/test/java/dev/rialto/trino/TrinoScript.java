package dev.rialto.trino;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** {@code scripts/trino.sh} as people use it, over one S3 server. */
final class TrinoScript {

    private static final Path HOME = Path.of(System.getProperty("rialto.home", "."));
    private static final long MINUTES = 10;

    private final Map<String, String> settings;
    private final Path folder;

    /**
     * @param settings its environment
     * @param folder for what it writes
     */
    TrinoScript(Map<String, String> settings, Path folder) {
        this.settings = settings;
        this.folder = folder;
    }

    /** What it says, of itself and of the lake, where it ends well. */
    String run(String... words) throws IOException, InterruptedException {
        Said said = say(words);
        return said.output() + said.errors();
    }

    /** The rows that SQL finds, their values parted by tabs. */
    List<String> sql(String text) throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve("query.sql"), text);
        return say("sql", file.toString()).output().lines().toList();
    }

    private Said say(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("bash", "scripts/trino.sh"));
        command.addAll(List.of(words));
        Path output = Files.createTempFile(folder, "trino-", ".out");
        Path errors = Files.createTempFile(folder, "trino-", ".err");
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .directory(HOME.toFile())
                        .redirectOutput(output.toFile())
                        .redirectError(errors.toFile());
        builder.environment().putAll(settings);
        Process process = builder.start();
        boolean ended = process.waitFor(MINUTES, TimeUnit.MINUTES);
        Said said = new Said(Files.readString(output), Files.readString(errors));
        assertThat(ended).as(said.toString()).isTrue();
        assertThat(process.exitValue()).as(said.toString()).isZero();
        return said;
    }

    private record Said(String output, String errors) {}
}
