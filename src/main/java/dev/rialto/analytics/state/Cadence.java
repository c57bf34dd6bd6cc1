package dev.rialto.analytics.state;

import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * Lets periodic work take no more than a twentieth of a busy thread's time, so that publishing
 * gives way to a backlog: after a long piece of work the next ones are passed over until twenty
 * times as long has gone by. A thread that has less than half of its time to do for others has no
 * backlog, and works on.
 */
public final class Cadence {

    private static final int PART = 20;

    private final LongConsumer work;
    private final LongSupplier nanos;
    private final LongSupplier busyNanos;
    private long restsUntil = Long.MIN_VALUE;
    private long lookedAt;
    private long busyUntilThen;

    /**
     * @param work is told the time, in milliseconds since 1970
     */
    public Cadence(LongConsumer work) {
        this(work, System::nanoTime, ManagementFactory.getThreadMXBean()::getCurrentThreadCpuTime);
    }

    Cadence(LongConsumer work, LongSupplier nanos, LongSupplier busyNanos) {
        this.work = work;
        this.nanos = nanos;
        this.busyNanos = busyNanos;
    }

    /** Does the work, or passes it over. */
    public void run(long now) {
        boolean resting = now < restsUntil && isBusy();
        if (!resting) {
            long begun = nanos.getAsLong();
            work.accept(now);
            restsUntil = now + PART * TimeUnit.NANOSECONDS.toMillis(nanos.getAsLong() - begun);
        }
        lookedAt = nanos.getAsLong();
        busyUntilThen = busyNanos.getAsLong();
    }

    /** Whether it was, since the last time. */
    private boolean isBusy() {
        return 2 * (busyNanos.getAsLong() - busyUntilThen) >= nanos.getAsLong() - lookedAt;
    }
}
