package dev.rialto.analytics.window;

import java.time.Duration;
import java.util.List;

/**
 * The sizes of windows, from the smallest, whose windows all others are made of.
 *
 * @param millis each size is a multiple of the one before
 */
public record WindowSizes(List<Long> millis) {

    /**
     * Of the configured durations, in any order.
     *
     * @throws IllegalArgumentException where one is no whole multiple of the next smaller one
     */
    public static WindowSizes of(List<Duration> sizes) {
        List<Long> sorted = sizes.stream().map(Duration::toMillis).distinct().sorted().toList();
        if (sorted.isEmpty() || sorted.getFirst() < 1_000) {
            throw new IllegalArgumentException(
                    "rialto.analytics.windows=%s: sizes of at least a second are needed"
                            .formatted(sizes));
        }
        for (int i = 1; i < sorted.size(); i++) {
            if (sorted.get(i) % sorted.get(i - 1) != 0) {
                throw new IllegalArgumentException(
                        "rialto.analytics.windows=%s: each size must be a multiple of the next smaller one, and %s is not one of %s"
                                .formatted(
                                        sizes,
                                        Duration.ofMillis(sorted.get(i)),
                                        Duration.ofMillis(sorted.get(i - 1))));
            }
        }
        return new WindowSizes(sorted);
    }

    /** The smallest size. */
    public long base() {
        return millis.getFirst();
    }

    /** The largest size. */
    public long largest() {
        return millis.getLast();
    }

    /** The start of the smallest window that holds this instant, in milliseconds. */
    public long baseStart(long micros) {
        long time = Math.floorDiv(micros, 1_000L);
        return time - Math.floorMod(time, base());
    }
}
