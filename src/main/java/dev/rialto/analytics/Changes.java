package dev.rialto.analytics;

import dev.rialto.analytics.change.ChangeReader;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.jboss.logging.Logger;

/**
 * Reads the change events of a table. What is no such event is counted, said in the log and passed
 * over: it must not stop the others.
 *
 * @param <V> what it forwards
 */
public abstract class Changes<V> extends ContextualProcessor<byte[], byte[], Long, V> {

    private static final Logger LOG = Logger.getLogger(Changes.class);

    private final String table;
    private final RowCounts counts;
    private final ChangeReader reader;

    /**
     * @param table to tell in the log
     * @param row takes each event's fields
     */
    protected Changes(String table, ChangeReader.Row row, RowCounts counts) {
        this.table = table;
        this.counts = counts;
        this.reader = new ChangeReader(row);
    }

    /** The row with this key has changed as {@link #reader} says. */
    protected abstract void changed(long key, long timestamp);

    /** The event that is being read. */
    protected final ChangeReader reader() {
        return reader;
    }

    @Override
    public final void process(Record<byte[], byte[]> record) {
        if (record.value() == null) {
            return; // the tombstone behind a delete
        }
        long key;
        try {
            key = reader.key(record.key());
            reader.read(record.value());
        } catch (IllegalArgumentException e) {
            counts.malformed().increment();
            LOG.warnf("change skipped table=%s reason=%s", table, e.getMessage());
            return;
        }
        changed(key, record.timestamp());
    }
}
