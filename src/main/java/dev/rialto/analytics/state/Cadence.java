package dev.rialto.analytics.state;

import java.util.function.LongSupplier;

/**
 * Lets periodic work take no more than a tenth of a thread's time, so that publishing gives way to
 * a backlog: after a long piece of work the next one is passed over until nine times as long has
 * gone by.
 */
public final class Cadence {

    private static final int REST = 9;

    private final LongSupplier nanos;
    private long restsUntil;

    /** By the clock of the process. */
    public Cadence() {
        this(System::nanoTime);
    }

    Cadence(LongSupplier nanos) {
        this.nanos = nanos;
        this.restsUntil = nanos.getAsLong();
    }

    /** Does the work, or passes it over. */
    public void run(Runnable work) {
        long begun = nanos.getAsLong();
        if (begun - restsUntil < 0) {
            return;
        }
        work.run();
        long ended = nanos.getAsLong();
        restsUntil = ended + REST * (ended - begun);
    }
}
