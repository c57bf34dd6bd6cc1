package dev.rialto.analytics.state;

import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * Lets periodic work take no more than a twentieth of the time while there is a backlog: after a
 * long piece of work the next ones are passed over until twenty times as long has gone by, or the
 * backlog is gone.
 */
public final class Cadence {

    private static final int PART = 20;

    private final LongConsumer work;
    private final BooleanSupplier backlog;
    private final LongSupplier nanos;
    private long restsUntil = Long.MIN_VALUE;

    /**
     * @param work is told the time, in milliseconds since 1970
     * @param backlog whether there is one
     */
    public Cadence(LongConsumer work, BooleanSupplier backlog) {
        this(work, backlog, System::nanoTime);
    }

    Cadence(LongConsumer work, BooleanSupplier backlog, LongSupplier nanos) {
        this.work = work;
        this.backlog = backlog;
        this.nanos = nanos;
    }

    /** Does the work, or passes it over. */
    public void run(long now) {
        if (now < restsUntil && backlog.getAsBoolean()) {
            return;
        }
        long begun = nanos.getAsLong();
        work.accept(now);
        restsUntil = now + PART * TimeUnit.NANOSECONDS.toMillis(nanos.getAsLong() - begun);
    }
}
