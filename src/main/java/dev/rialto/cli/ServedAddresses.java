package dev.rialto.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Properties;

/**
 * The file by which other commands find the servers of a running {@code up}: a configuration file
 * in its data directory, there while it runs.
 */
record ServedAddresses(Path file) implements AutoCloseable {

    private static final String NAME = "addresses.properties";

    /** Above the packaged defaults, below the environment. */
    private static final String ORDINAL = "275";

    static ServedAddresses write(Path dataDir, Map<String, Object> settings) {
        Properties properties = new Properties();
        settings.forEach((key, value) -> properties.setProperty(key, String.valueOf(value)));
        properties.setProperty("config_ordinal", ORDINAL);
        Path file = dataDir.resolve(NAME);
        try {
            Files.deleteIfExists(file);
            Files.createFile(
                    file,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
            try (Writer writer = Files.newBufferedWriter(file)) {
                properties.store(writer, "The servers of the rialto up that runs here");
            }
            return new ServedAddresses(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    /** Makes the addresses of the {@code up} that runs in this data directory the defaults. */
    static void use(Path dataDir) {
        Path file = dataDir.resolve(NAME);
        if (Files.isRegularFile(file)) {
            System.setProperty("smallrye.config.locations", file.toUri().toString());
        }
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + file, e);
        }
    }
}
