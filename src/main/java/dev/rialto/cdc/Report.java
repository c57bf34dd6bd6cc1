package dev.rialto.cdc;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Duration;
import java.time.Instant;

/**
 * What a capture tells of itself.
 *
 * @param at when
 * @param says its health in words
 * @param published records since it began
 * @param rate records in the last second
 * @param lagSeconds since the last published change was committed, while there is more to publish
 * @param snapshotTable the table that is being read; null when none is
 * @param snapshotRows its rows so far
 * @param snapshotOf roughly how many it has
 * @param lastError why it last began again; null if it never did
 */
@RegisterForReflection
record Report(
        Instant at,
        String says,
        long published,
        long rate,
        double lagSeconds,
        String snapshotTable,
        long snapshotRows,
        long snapshotOf,
        String lastError) {

    private static final Duration FRESH = Duration.ofSeconds(5);
    private static final Duration LATE = Duration.ofSeconds(30);

    /**
     * Whether whoever told this lives. A busy process may be late with its reports, as long as
     * PostgreSQL has somebody who reads the slot.
     */
    boolean isOfOneAlive(Instant now, boolean slotIsRead) {
        return at.isAfter(now.minus(slotIsRead ? LATE : FRESH));
    }
}
