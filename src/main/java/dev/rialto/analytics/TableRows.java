package dev.rialto.analytics;

import dev.rialto.analytics.change.ChangeReader;
import dev.rialto.analytics.change.Values;
import dev.rialto.analytics.state.BeforeCommit;
import dev.rialto.analytics.state.Chunk;
import dev.rialto.analytics.state.RowChunks;
import java.time.DateTimeException;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jboss.logging.Logger;

/**
 * The first stage of a table: knows the current version of each row of its partition, so that what
 * is old, repeated or unchanged goes no further, and sums up what changes until the next commit.
 * The first field of a row is its position in the log.
 *
 * @param <V> what it forwards
 */
public abstract class TableRows<V> extends ContextualProcessor<byte[], byte[], Long, V> {

    private static final Logger LOG = Logger.getLogger(TableRows.class);
    private static final int LSN = 0;

    private final String store;
    private final int width;
    private final RowCounts counts;
    private final ChangeReader reader;
    private RowChunks rows;

    /**
     * @param store the name of the store of rows; that of the commit's hook begins with it
     * @param width the numbers of a row, its position in the log included
     */
    protected TableRows(String store, int width, ChangeReader.Row row, RowCounts counts) {
        this.store = store;
        this.width = width;
        this.counts = counts;
        this.reader = new ChangeReader(row);
    }

    /** The name of the hook of a store of rows. */
    public static String hook(String store) {
        return store + "-commit";
    }

    @Override
    public void init(ProcessorContext<Long, V> context) {
        super.init(context);
        rows = new RowChunks(context.getStateStore(store), width);
        BeforeCommit hook = context.getStateStore(hook(store));
        hook.run(context, this::beforeCommit);
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        if (record.value() == null) {
            return; // the tombstone behind a delete
        }
        long key;
        try {
            key = Values.key(record.key());
            reader.read(record.value());
        } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
            counts.malformed().increment();
            LOG.warnf("change skipped store=%s reason=%s", store, e.getMessage());
            return;
        }
        Chunk chunk = rows.of(key);
        apply(key, chunk, chunk.place(key), record.timestamp());
    }

    /** The event that is being read. */
    protected ChangeReader reader() {
        return reader;
    }

    /** Whether the row that was read says what the chunk says. */
    protected abstract boolean isKnown(Chunk chunk, int place);

    /**
     * Takes back what the chunk says of the row, if it is there, and takes in what was read, if the
     * row is still there; writes the latter to the chunk.
     */
    protected abstract void replace(long key, Chunk chunk, int place, long timestamp);

    /** Forwards what was summed up. */
    protected abstract void forwardSums();

    private void apply(long key, Chunk chunk, int place, long timestamp) {
        long lsn = reader.lsn();
        if (chunk.knows(place) && lsn != ChangeReader.NO_POSITION && lsn < chunk.get(place, LSN)) {
            return;
        }
        boolean present = reader.isPresent();
        if (present != chunk.has(place) || present && !isKnown(chunk, place)) {
            replace(key, chunk, place, timestamp);
        }
        chunk.set(place, LSN, Math.max(lsn, chunk.get(place, LSN)));
        if (present) {
            chunk.keep(place);
        } else {
            chunk.remove(place);
        }
    }

    private void beforeCommit() {
        rows.flush();
        forwardSums();
    }
}
