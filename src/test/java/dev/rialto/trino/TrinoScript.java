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
final class TrinoScript implements AutoCloseable {

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
        List<String> command = new ArrayList<>(List.of("bash", "scripts/trino.sh"));
        command.addAll(List.of(words));
        Path output = Files.createTempFile(folder, "trino-", ".out");
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .directory(HOME.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile());
        builder.environment().putAll(settings);
        Process process = builder.start();
        boolean ended = process.waitFor(MINUTES, TimeUnit.MINUTES);
        String said = Files.readString(output);
        assertThat(ended).as(said).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        return said;
    }

    /** The rows that SQL finds, their values parted by tabs. */
    List<String> sql(String text) throws IOException, InterruptedException {
        return run("sql", Files.writeString(folder.resolve("query.sql"), text).toString())
                .lines()
                .filter(line -> !line.startsWith("trino: "))
                .toList();
    }

    @Override
    public void close() throws IOException, InterruptedException {
        run("down");
    }
}
