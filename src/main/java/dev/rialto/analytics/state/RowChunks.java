package dev.rialto.analytics.state;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * The current rows of a table's partition. Chunks in use lie unpacked in memory and are written to
 * the store before a commit: rows that come in the order of their keys, as new ones do, cost one
 * write for many.
 */
public final class RowChunks {

    private static final int SHIFT = Integer.numberOfTrailingZeros(Chunk.ROWS);

    // 64 rows of 6 numbers: 3 kB each, 6 MB for a partition that is all over the table.
    private static final int IN_MEMORY = 2_048;

    private final KeyValueStore<Long, byte[]> store;
    private final int width;
    private final Map<Long, Chunk> inUse = new LinkedHashMap<>(1_024, 0.75f, true);
    private long lastNumber;
    private Chunk last;

    /**
     * @param width how many numbers a row has
     */
    public RowChunks(KeyValueStore<Long, byte[]> store, int width) {
        this.store = store;
        this.width = width;
    }

    /** The store that chunks are kept in. */
    public static StoreBuilder<KeyValueStore<Long, byte[]>> store(String name) {
        return Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(name), Serdes.Long(), Serdes.ByteArray());
    }

    /** The chunk that holds the row with this key. */
    public Chunk of(long key) {
        long number = key >> SHIFT;
        if (last == null || number != lastNumber) {
            Chunk known = inUse.get(number);
            last = known == null ? load(number) : known;
            lastNumber = number;
        }
        return last;
    }

    /** Writes what has changed; to be called before each commit. */
    public void flush() {
        inUse.forEach(this::write);
        if (inUse.size() > IN_MEMORY) {
            List<Long> oldest =
                    new ArrayList<>(inUse.keySet()).subList(0, inUse.size() - IN_MEMORY);
            oldest.forEach(inUse::remove);
            last = null;
        }
    }

    private Chunk load(long number) {
        if (inUse.size() >= 2 * IN_MEMORY) {
            flush();
        }
        byte[] packed = store.get(number);
        Chunk chunk = packed == null ? new Chunk(width) : Chunk.unpacked(packed, width);
        inUse.put(number, chunk);
        return chunk;
    }

    private void write(long number, Chunk chunk) {
        if (chunk.isDirty()) {
            store.put(number, chunk.packed());
        }
    }
}
