package dev.rialto.analytics.state;

import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * Lets periodic work take no more than a small part of the time while there is a backlog: after a
 * long piece of work the next ones are passed over until a multiple of that has gone by, or the
 * backlog is gone.
 */
public final class Cadence {

    private final int parts;
    private final LongConsumer work;
    private final BooleanSupplier backlog;
    private final LongSupplier nanos;
    private long restsUntil = Long.MIN_VALUE;

    /**
     * @param parts of which the work has one at most
     * @param work is told the time, in milliseconds since 1970
     * @param backlog whether there is one
     */
    public Cadence(int parts, LongConsumer work, BooleanSupplier backlog) {
        this(parts, work, backlog, System::nanoTime);
    }

    Cadence(int parts, LongConsumer work, BooleanSupplier backlog, LongSupplier nanos) {
        this.parts = parts;
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
        restsUntil = now + parts * TimeUnit.NANOSECONDS.toMillis(nanos.getAsLong() - begun);
    }
}
