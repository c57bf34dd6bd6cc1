package dev.rialto.analytics;

import java.util.concurrent.atomic.LongAdder;

/**
 * Rows that deserve attention, since the process started.
 *
 * @param late counted although their window was closed
 * @param dropped not counted: older than the retention
 * @param malformed not understood
 */
public record RowCounts(LongAdder late, LongAdder dropped, LongAdder malformed) {

    /** None so far. */
    public RowCounts() {
        this(new LongAdder(), new LongAdder(), new LongAdder());
    }
}
