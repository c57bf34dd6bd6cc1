package dev.rialto.cdc;

import io.debezium.connector.postgresql.PostgresConnectorTask;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.connect.source.SourceRecord;

/** Debezium's connector task at work on one slot, from its start to its stop. */
final class ConnectorRun implements AutoCloseable {

    private static final long CONFIRM_NANOS = Duration.ofSeconds(1).toNanos();

    private final PostgresConnectorTask task = new PostgresConnectorTask();
    private final Handout.Reader reader;
    private List<Handout> rest = List.of();
    private long confirmedAt;

    /**
     * @param committed the position as of now: the task starts from it, and confirms to the slot
     *     whatever it reads there later; null begins with a snapshot
     */
    ConnectorRun(
            Map<String, String> settings, Handout.Reader reader, Supplier<Position> committed) {
        this.reader = reader;
        try {
            task.initialize(new TaskContext(settings, committed));
            task.start(settings);
        } catch (RuntimeException e) {
            task.stop();
            throw e;
        }
    }

    /** What there is next, but nothing beyond the end of the snapshot. */
    List<Handout> pollSnapshot() throws InterruptedException {
        List<Handout> batch = poll();
        int end = batch.indexOf(new Handout.SnapshotEnd()) + 1;
        if (end == 0) {
            return batch;
        }
        rest = batch.subList(end, batch.size());
        return batch.subList(0, end);
    }

    /** What there is next; nothing, after a short wait, when nothing happens. */
    List<Handout> poll() throws InterruptedException {
        if (!rest.isEmpty()) {
            List<Handout> left = rest;
            rest = List.of();
            return left;
        }
        if (System.nanoTime() - confirmedAt > CONFIRM_NANOS) {
            // Lets the poll confirm the committed position to the slot.
            task.commit();
            confirmedAt = System.nanoTime();
        }
        List<SourceRecord> batch = task.poll();
        return batch == null ? List.of() : batch.stream().map(reader::read).toList();
    }

    @Override
    public void close() {
        task.stop();
    }
}
