package dev.rialto.analytics.products;

import dev.rialto.analytics.Changes;
import dev.rialto.analytics.RowCounts;
import dev.rialto.analytics.change.ChangeReader;
import dev.rialto.analytics.state.Packer;
import dev.rialto.analytics.state.Unpacker;
import java.util.Arrays;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Forwards products or categories that are new, gone, or called or placed otherwise than before;
 * most changes of a product are of its stock and go no further.
 */
final class NamedRows extends Changes<ProductsInput> {

    private static final byte[] NOTHING = {};

    private final ProductsInput.Kind kind;
    private final String store;
    private final NamedFields row;
    private KeyValueStore<Long, byte[]> known;

    NamedRows(ProductsInput.Kind kind, String store, RowCounts counts) {
        this(kind, store, new NamedFields(kind), counts);
    }

    private NamedRows(ProductsInput.Kind kind, String store, NamedFields row, RowCounts counts) {
        super(store, row, counts);
        this.kind = kind;
        this.store = store;
        this.row = row;
    }

    @Override
    public void init(ProcessorContext<Long, ProductsInput> context) {
        super.init(context);
        known = context.getStateStore(store);
    }

    @Override
    protected void changed(long key, long timestamp) {
        byte[] packed = known.get(key);
        Unpacker last = packed == null ? null : new Unpacker(packed);
        long lsn = last == null ? ChangeReader.NO_POSITION : last.number();
        if (reader().lsn() != ChangeReader.NO_POSITION && reader().lsn() < lsn) {
            return;
        }
        byte[] before = last == null ? NOTHING : last.block();
        byte[] after = reader().isPresent() ? row.named().packed() : NOTHING;
        long newest = Math.max(lsn, reader().lsn());
        known.put(key, new Packer(after.length + 20).number(newest).block(after).packed());
        if (!Arrays.equals(before, after)) {
            ProductsInput news = reader().isPresent() ? row.named() : new ProductsInput.Gone(kind);
            context().forward(new Record<>(key, news, timestamp));
        }
    }
}
