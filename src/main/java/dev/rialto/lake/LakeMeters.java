package dev.rialto.lake;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/** What the lake role measures. */
final class LakeMeters {

    private final MeterRegistry registry;
    private final AtomicLong lastCommit = new AtomicLong();
    private final AtomicLong lag = new AtomicLong();

    LakeMeters(MeterRegistry registry) {
        this.registry = registry;
        registry.gauge("rialto.lake.last.commit", lastCommit);
        registry.gauge("rialto.lake.lag", lag);
    }

    /** A table has a new version. */
    void committed(String table, int rows, Instant now) {
        registry.counter("rialto.lake.commits", "table", table).increment();
        registry.counter("rialto.lake.rows", "table", table).increment(rows);
        lastCommit.set(now.getEpochSecond());
    }

    /** Files were merged, and removed. */
    void keptUp(String table, int merged, RemovedFiles removed) {
        registry.counter("rialto.lake.merged.files", "table", table).increment(merged);
        registry.counter("rialto.lake.removed.files", "table", table).increment(removed.files());
        registry.counter("rialto.lake.removed.bytes", "table", table).increment(removed.bytes());
    }

    /** The records on the assigned partitions that the lake does not hold yet. */
    void behind(long records) {
        lag.set(records);
    }

    long behind() {
        return lag.get();
    }
}
