package dev.rialto.analytics.state;

import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * Lets periodic work take no more than a twentieth of a thread's time, so that publishing gives way
 * to a backlog: after a long piece of work the next ones are passed over until twenty times as long
 * has gone by.
 */
public final class Cadence {

    private static final int PART = 20;

    private final LongConsumer work;
    private final LongSupplier nanos;
    private long restsUntil = Long.MIN_VALUE;

    /**
     * @param work is told the time, in milliseconds since 1970
     */
    public Cadence(LongConsumer work) {
        this(work, System::nanoTime);
    }

    Cadence(LongConsumer work, LongSupplier nanos) {
        this.work = work;
        this.nanos = nanos;
    }

    /** Does the work, or passes it over. */
    public void run(long now) {
        if (now < restsUntil) {
            return;
        }
        long begun = nanos.getAsLong();
        work.accept(now);
        restsUntil = now + PART * TimeUnit.NANOSECONDS.toMillis(nanos.getAsLong() - begun);
    }
}
