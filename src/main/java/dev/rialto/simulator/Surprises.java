package dev.rialto.simulator;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/**
 * What happens when an action fails for another reason than a refusal. Mostly the database has gone
 * away, and then everybody's action fails at once: one of them is logged, and the gate is shut
 * until its keeper has seen the database again.
 */
final class Surprises {

    private static final Logger LOG = Logger.getLogger(Surprises.class);
    private static final long QUIET = Duration.ofSeconds(10).toNanos();

    private final Gate gate;
    private final AtomicLong lastLogged = new AtomicLong(System.nanoTime() - QUIET);

    Surprises(Gate gate) {
        this.gate = gate;
    }

    void met(RuntimeException surprise) {
        gate.set(false);
        long last = lastLogged.get();
        long now = System.nanoTime();
        if (now - last >= QUIET && lastLogged.compareAndSet(last, now)) {
            LOG.warn("an action failed; further failures are not logged for 10 s", surprise);
        }
    }
}
