package dev.rialto.events;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The products of which most was ordered in one window of event time, whatever became of the
 * orders; a record of {@code statistics_top_product}. Of equals, the lower product id comes first.
 *
 * @param windowStart the first instant that belongs to the window
 * @param windowEnd the first instant that no longer does
 * @param window the window's size
 * @param revision counts the published versions of this window, from 1
 * @param closed whether the watermark has passed the window's end and the allowed lateness
 * @param byQuantity by pieces ordered, the most first
 * @param byRevenue by revenue, the most first
 */
@RegisterForReflection
public record TopProducts(
        Instant windowStart,
        Instant windowEnd,
        Duration window,
        long revision,
        boolean closed,
        List<RankedProduct> byQuantity,
        List<RankedProduct> byRevenue) {

    /** Takes copies. */
    public TopProducts {
        byQuantity = List.copyOf(byQuantity);
        byRevenue = List.copyOf(byRevenue);
    }

    /** The record's key: size and start. */
    public String key() {
        return window + "/" + windowStart;
    }

    /** What it says of the rows: the same, whatever revision it is and whether it is closed. */
    public TopProducts content() {
        return new TopProducts(windowStart, windowEnd, window, 0, false, byQuantity, byRevenue);
    }
}
