package dev.rialto.audit;

import java.time.Duration;
import java.time.Instant;

/** Ends when the stages have come no closer to the tables for so long. */
final class Patience {

    private final Duration limit;
    private long fewest = Long.MAX_VALUE;
    private Instant cameCloser;

    Patience(Duration limit) {
        this.limit = limit;
    }

    /**
     * Whether it ends.
     *
     * @param differences found in the latest round, at this time
     */
    boolean ends(long differences, Instant now) {
        if (differences < fewest) {
            fewest = differences;
            cameCloser = now;
        }
        return now.isAfter(cameCloser.plus(limit));
    }
}
