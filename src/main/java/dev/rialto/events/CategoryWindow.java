package dev.rialto.events;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Sales by category in one window of event time, whatever became of the orders; a record of {@code
 * statistics_category}. A product counts in the category that it is in now.
 *
 * @param windowStart the first instant that belongs to the window
 * @param windowEnd the first instant that no longer does
 * @param window the window's size
 * @param revision counts the published versions of this window, from 1
 * @param closed whether the watermark has passed the window's end and the allowed lateness
 * @param categories those of which something was ordered, the highest revenue first, of equals the
 *     lower id
 */
@RegisterForReflection
public record CategoryWindow(
        Instant windowStart,
        Instant windowEnd,
        Duration window,
        long revision,
        boolean closed,
        List<CategorySales> categories) {

    /** Takes a copy. */
    public CategoryWindow {
        categories = List.copyOf(categories);
    }

    /** The record's key: size and start. */
    public String key() {
        return window + "/" + windowStart;
    }

    /** What it says of the rows: the same, whatever revision it is and whether it is closed. */
    public CategoryWindow content() {
        return new CategoryWindow(windowStart, windowEnd, window, 0, false, categories);
    }
}
