package dev.rialto.analytics.window;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;

/**
 * A window: its start in milliseconds since 1970, and its size in milliseconds. Ordered by start,
 * the larger first, so that windows that share rows come together.
 */
public record WindowId(long start, long size) implements Comparable<WindowId> {

    private static final Comparator<WindowId> ORDER =
            Comparator.comparingLong(WindowId::start)
                    .thenComparing(Comparator.comparingLong(WindowId::size).reversed());

    /** The window of this size that holds an instant. */
    public static WindowId holding(long time, long size) {
        return new WindowId(time - Math.floorMod(time, size), size);
    }

    /** The first millisecond that no longer belongs to it. */
    public long end() {
        return start + size;
    }

    /** The window of the same size, so many later (or earlier, where negative). */
    public WindowId later(int many) {
        return new WindowId(start + many * size, size);
    }

    /** Its start. */
    public Instant startInstant() {
        return Instant.ofEpochMilli(start);
    }

    /** Its end. */
    public Instant endInstant() {
        return Instant.ofEpochMilli(end());
    }

    /** Its size. */
    public Duration duration() {
        return Duration.ofMillis(size);
    }

    @Override
    public int compareTo(WindowId other) {
        return ORDER.compare(this, other);
    }
}
