package dev.rialto.lake;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Without Quarkus its log manager lets every level pass, and Parquet tells of every value at DEBUG:
 * thirty times slower.
 */
final class QuietLog {

    // Loggers nobody holds forget their level.
    private static final List<Logger> QUIET =
            List.of(Logger.getLogger("org.apache"), Logger.getLogger("io.netty"));

    private QuietLog() {}

    static void on() {
        QUIET.forEach(logger -> logger.setLevel(Level.WARNING));
    }
}
