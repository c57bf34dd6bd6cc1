package dev.rialto.analytics;

import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleSupplier;

/**
 * Whether more input waits than comes in a moment. Threads that are slow for want of a processor
 * cannot tell by themselves; what was not fetched yet can.
 */
final class Backlog implements BooleanSupplier {

    /** Records: a fraction of a second's work. */
    static final int MANY = 10_000;

    /** Kafka's metrics are thousands, and take a millisecond to be looked through. */
    private static final long KNOWN_FOR = TimeUnit.MILLISECONDS.toNanos(500);

    private final DoubleSupplier lag;
    private volatile long lookedAt = System.nanoTime() - KNOWN_FOR;
    private volatile boolean there;

    /**
     * @param lag records that wait
     */
    Backlog(DoubleSupplier lag) {
        this.lag = lag;
    }

    @Override
    public boolean getAsBoolean() {
        long now = System.nanoTime();
        if (now - lookedAt >= KNOWN_FOR) {
            lookedAt = now;
            there = lag.getAsDouble() > MANY;
        }
        return there;
    }
}
