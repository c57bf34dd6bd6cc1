package dev.rialto.embedded;

import dev.rialto.RialtoProcess;
import dev.rialto.events.Topics;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * Real PostgreSQL, Kafka and S3 for tests: one set for the whole test JVM, on free ports, with data
 * in a folder that goes when the JVM goes. Tests share it, so each makes names of its own.
 */
public final class Servers {

    private static final Path LIBRARIES = Path.of("target", "embedded", "lib");

    private Servers() {}

    /** Where the shared servers are; the first call starts them. */
    public static EmbeddedAddresses addresses() {
        return Shared.SERVERS.addresses();
    }

    /** The topics' names, on the shared broker. */
    public static Topics topics() {
        return new SmallRyeConfigBuilder()
                .withMapping(Topics.class)
                .withDefaultValue("rialto.topics.bootstrap", addresses().bootstrap())
                .build()
                .getConfigMapping(Topics.class);
    }

    /** Settings on three free ports, for a test that starts servers of its own. */
    static EmbeddedSettings settings(Path dataDir) {
        return new EmbeddedSettings(
                dataDir,
                RialtoProcess.freePort(),
                RialtoProcess.freePort(),
                RialtoProcess.freePort(),
                LIBRARIES,
                false);
    }

    private static final class Shared {

        private static final EmbeddedServers SERVERS = start();

        private static EmbeddedServers start() {
            try {
                Path dataDir = Files.createTempDirectory("rialto-servers-");
                EmbeddedServers servers = EmbeddedServers.start(settings(dataDir));
                Runtime.getRuntime()
                        .addShutdownHook(
                                new Thread(
                                        () -> {
                                            servers.close();
                                            delete(dataDir);
                                        }));
                return servers;
            } catch (IOException failure) {
                throw new UncheckedIOException("make a folder for the servers", failure);
            }
        }

        private static void delete(Path folder) {
            try (Stream<Path> entries = Files.walk(folder)) {
                entries.sorted(Comparator.reverseOrder()).forEach(entry -> entry.toFile().delete());
            } catch (IOException failure) {
                throw new UncheckedIOException("delete " + folder, failure);
            }
        }
    }
}
