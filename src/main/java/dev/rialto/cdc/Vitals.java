package dev.rialto.cdc;

import dev.rialto.kernel.Health;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.ToLongFunction;
import org.jboss.logging.Logger;

/** How capturing is doing: what its meters and its health are made of. */
final class Vitals {

    private static final Logger LOG = Logger.getLogger(Vitals.class);

    private final long retainedLimit;
    private final Counter changes;
    private volatile Slot slot;
    private volatile String table;
    private volatile long rows;
    private boolean over;

    /**
     * @param retainedLimit bytes of log kept for the slot above which all is not well
     */
    Vitals(long retainedLimit, MeterRegistry meters) {
        this.retainedLimit = retainedLimit;
        this.changes = meters.counter("rialto.cdc.changes");
        meters.gauge("rialto.cdc.lag.bytes", this, vitals -> vitals.of(Slot::lagBytes));
        meters.gauge("rialto.cdc.retained.bytes", this, vitals -> vitals.of(Slot::retainedBytes));
        meters.gauge("rialto.cdc.snapshot.rows", this, vitals -> vitals.rows);
    }

    /** Notes how many records became visible. */
    void published(int records) {
        changes.increment(records);
    }

    /** Notes how many rows of a table a snapshot has read. */
    void snapshot(String of, long read) {
        table = of;
        rows = read;
    }

    /** Notes how the slot is, and warns when it begins to keep too much. */
    void slot(Slot now) {
        slot = now;
        boolean tooMuch = now.retainedBytes() > retainedLimit;
        if (tooMuch && !over) {
            LOG.warnf(
                    "slot keeps too much log: retained=%d limit=%d",
                    now.retainedBytes(), retainedLimit);
        }
        over = tooMuch;
    }

    /** How a role is that captures. */
    Health health() {
        Slot now = slot;
        if (now != null && now.retainedBytes() > retainedLimit) {
            return new Health.Waiting(
                    "slot keeps %d bytes of log, more than %d"
                            .formatted(now.retainedBytes(), retainedLimit));
        }
        return new Health.Ready("capturing");
    }

    private double of(ToLongFunction<Slot> figure) {
        Slot now = slot;
        return now == null ? 0 : figure.applyAsLong(now);
    }
}
