package dev.rialto.analytics.state;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;

class RowChunksTest {

    private static final int MORE_THAN_MEMORY = 10_000;

    @Test
    void rowsBeyondWhatLiesInMemoryComeBackFromTheStore() {
        KeyValueStore<Long, byte[]> store =
                Stores.keyValueStoreBuilder(
                                Stores.inMemoryKeyValueStore("rows"),
                                Serdes.Long(),
                                Serdes.ByteArray())
                        .withLoggingDisabled()
                        .build();
        var context = new MockProcessorContext<Void, Void>();
        store.init(context.getStateStoreContext(), store);
        RowChunks rows = new RowChunks(store, 1);

        for (long chunk = 0; chunk < MORE_THAN_MEMORY; chunk++) {
            set(rows, chunk * Chunk.ROWS, chunk);
        }
        set(rows, 5, 55);
        rows.flush();

        for (RowChunks reader : new RowChunks[] {rows, new RowChunks(store, 1)}) {
            for (long chunk = 0; chunk < MORE_THAN_MEMORY; chunk++) {
                assertThat(get(reader, chunk * Chunk.ROWS)).isEqualTo(chunk);
            }
            assertThat(get(reader, 5)).isEqualTo(55);
        }
    }

    private static void set(RowChunks rows, long key, long value) {
        Chunk chunk = rows.of(key);
        int place = chunk.place(key);
        chunk.set(place, 0, value);
        chunk.keep(place);
    }

    private static long get(RowChunks rows, long key) {
        Chunk chunk = rows.of(key);
        return chunk.get(chunk.place(key), 0);
    }
}
