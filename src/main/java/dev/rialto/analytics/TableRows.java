package dev.rialto.analytics;

import dev.rialto.analytics.change.ChangeReader;
import dev.rialto.analytics.state.BeforeCommit;
import dev.rialto.analytics.state.Chunk;
import dev.rialto.analytics.state.RowChunks;
import org.apache.kafka.streams.processor.api.ProcessorContext;

/**
 * The first stage of a table: knows the current version of each row of its partition, so that what
 * is old, repeated or unchanged goes no further, and sums up what changes until the next commit.
 * The first field of a row is its position in the log.
 *
 * @param <V> what it forwards
 */
public abstract class TableRows<V> extends Changes<V> {

    private static final int LSN = 0;

    private final String store;
    private final int width;
    private RowChunks rows;

    /**
     * @param store the name of the store of rows; that of the commit's hook begins with it
     * @param width the numbers of a row, its position in the log included
     */
    protected TableRows(String store, int width, ChangeReader.Row row, RowCounts counts) {
        super(store, row, counts);
        this.store = store;
        this.width = width;
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
    protected void changed(long key, long timestamp) {
        Chunk chunk = rows.of(key);
        apply(key, chunk, chunk.place(key), timestamp);
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
        long lsn = reader().lsn();
        if (chunk.knows(place) && lsn != ChangeReader.NO_POSITION && lsn < chunk.get(place, LSN)) {
            return;
        }
        boolean present = reader().isPresent();
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
