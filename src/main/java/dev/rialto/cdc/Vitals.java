package dev.rialto.cdc;

import dev.rialto.kernel.Health;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.ToDoubleFunction;
import org.jboss.logging.Logger;

/** How capturing is doing: what its meters, its health and its reports are made of. */
final class Vitals {

    private static final Logger LOG = Logger.getLogger(Vitals.class);

    private final long retainedLimit;
    private final Counter changes;
    private final Counter deadLetters;
    private volatile Slot slot;
    private volatile Instant lastChange;
    private volatile String table;
    private volatile long rows;
    private String complaint = "";
    private String lastError;
    private long publishedAtLastReport;
    private boolean over;

    /**
     * @param retainedLimit bytes of log kept for the slot above which all is not well
     */
    Vitals(long retainedLimit, MeterRegistry meters) {
        this.retainedLimit = retainedLimit;
        this.changes = meters.counter("rialto.cdc.changes");
        this.deadLetters = meters.counter("rialto.cdc.dead.letters");
        gauge(meters, "rialto.cdc.lag.bytes", now -> now.slot == null ? 0 : now.slot.lagBytes());
        gauge(meters, "rialto.cdc.lag.seconds", Vitals::lagSeconds);
        gauge(
                meters,
                "rialto.cdc.retained.bytes",
                now -> now.slot == null ? 0 : now.slot.retainedBytes());
        gauge(meters, "rialto.cdc.snapshot.rows", now -> now.rows);
    }

    /** Notes how many records became visible, and up to which commit time. */
    void published(int records, Position position) {
        changes.increment(records);
        if (records > 0 && position.timestampMicros() > 0) {
            lastChange = Instant.EPOCH.plusNanos(position.timestampMicros() * 1000);
        }
    }

    /** Notes how many changes could not be published. */
    void deadLetters(int changes) {
        deadLetters.increment(changes);
        if (changes > 0) {
            LOG.warnf("changes became dead letters: changes=%d", changes);
        }
    }

    /** Notes how many rows of a table a snapshot has read. */
    void snapshot(String of, long read) {
        table = of;
        rows = read;
    }

    /** Notes that snapshots are over. */
    void streaming() {
        table = null;
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

    /** Notes what is not captured and why; empty where all is. */
    void complaint(String about) {
        complaint = about;
    }

    /** Notes why capturing had to begin again. */
    void failed(String reason) {
        lastError = reason;
    }

    /** How a role is that captures. */
    Health health() {
        Slot now = slot;
        if (now != null && now.retainedBytes() > retainedLimit) {
            return new Health.Waiting(
                    "slot keeps %d bytes of log, more than %d"
                            .formatted(now.retainedBytes(), retainedLimit));
        }
        return new Health.Ready(complaint.isEmpty() ? "capturing" : "capturing; " + complaint);
    }

    /** What there is to tell since the last report. */
    Report report(Duration since, long estimatedRows) {
        long published = (long) changes.count();
        long more = published - publishedAtLastReport;
        publishedAtLastReport = published;
        return new Report(
                Clock.systemUTC().instant(),
                health().says(),
                published,
                more * 1000 / Math.max(1, since.toMillis()),
                lagSeconds(),
                table,
                rows,
                estimatedRows,
                lastError);
    }

    /** The table that a snapshot is reading; null when none is. */
    String table() {
        return table;
    }

    /** None while there is nothing to publish, however long ago the last change was. */
    private double lagSeconds() {
        Slot now = slot;
        Instant last = lastChange;
        boolean behind = now != null && now.lagBytes() > 0 && last != null;
        return behind ? Duration.between(last, Clock.systemUTC().instant()).toMillis() / 1e3 : 0;
    }

    private void gauge(MeterRegistry meters, String name, ToDoubleFunction<Vitals> figure) {
        meters.gauge(name, this, figure);
    }
}
