package dev.rialto.embedded.server;

import java.nio.file.Path;

/**
 * What the parent says on the command line, in this order.
 *
 * @param postgresHome folder with PostgreSQL's {@code bin}, {@code lib} and {@code share}
 * @param dataDir absolute; exists, and is this JVM's alone
 */
record Arguments(Path postgresHome, Path dataDir, int postgresPort, int kafkaPort, int s3Port) {

    static Arguments of(String[] words) {
        return new Arguments(
                Path.of(words[0]),
                Path.of(words[1]),
                Integer.parseInt(words[2]),
                Integer.parseInt(words[3]),
                Integer.parseInt(words[4]));
    }
}
