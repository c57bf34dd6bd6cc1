package dev.rialto.embedded;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/**
 * Where the embedded servers live.
 *
 * @param dataDir folder of all data; created when missing
 * @param postgresPort loopback port, as are the others; 1 to 65535, no two alike
 * @param libraries folder of the servers' jars as the build makes it, {@code target/embedded/lib};
 *     beside it are PostgreSQL's programs and the start-up cache
 * @param fresh whether what the folder holds is deleted first
 */
public record EmbeddedSettings(
        Path dataDir, int postgresPort, int kafkaPort, int s3Port, Path libraries, boolean fresh) {

    public EmbeddedSettings {
        dataDir = dataDir.toAbsolutePath().normalize();
        libraries = libraries.toAbsolutePath().normalize();
        ports(postgresPort, kafkaPort, s3Port)
                .forEach((option, port) -> FreePort.requireValid(port, option));
        if (Set.copyOf(ports(postgresPort, kafkaPort, s3Port).values()).size() < 3) {
            throw new EmbeddedRefusal(
                    "--postgres-port, --kafka-port and --s3-port must differ: %d, %d, %d"
                            .formatted(postgresPort, kafkaPort, s3Port));
        }
    }

    /** Each server's port by the option that sets it. */
    Map<String, Integer> ports() {
        return ports(postgresPort, kafkaPort, s3Port);
    }

    private static Map<String, Integer> ports(int postgres, int kafka, int s3) {
        return Map.of("--postgres-port", postgres, "--kafka-port", kafka, "--s3-port", s3);
    }
}
