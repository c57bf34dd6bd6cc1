package dev.rialto.analytics.products;

import dev.rialto.analytics.products.ProductsInput.Gone;
import dev.rialto.analytics.products.ProductsInput.Kind;
import dev.rialto.analytics.products.ProductsInput.Named;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** What products and categories are called now, and where products belong. */
final class Catalogue {

    private static final byte PREFIX = 'c';

    private final KeyValueStore<Bytes, byte[]> store;
    private final Map<Long, Named> products = new HashMap<>();
    private final Map<Long, Named> categories = new HashMap<>();

    /** Begins with what the store knows. */
    Catalogue(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
        try (KeyValueIterator<Bytes, byte[]> all =
                store.range(Bytes.wrap(new byte[] {PREFIX}), Bytes.wrap(new byte[] {PREFIX + 1}))) {
            while (all.hasNext()) {
                var entry = all.next();
                Named named = Named.unpacked(entry.value);
                of(named.kind()).put(ByteBuffer.wrap(entry.key.get()).getLong(2), named);
            }
        }
    }

    void put(long id, Named named) {
        of(named.kind()).put(id, named);
        store.put(key(named.kind(), id), named.packed());
    }

    void remove(long id, Gone gone) {
        of(gone.kind()).remove(id);
        store.delete(key(gone.kind(), id));
    }

    /** A product's category; null where the product is not known. */
    Long categoryOf(long product) {
        Named named = products.get(product);
        return named == null ? null : named.category();
    }

    /** A product's name; null where it is not known. */
    String product(long id) {
        Named named = products.get(id);
        return named == null ? null : named.name();
    }

    /** A category's name; null where it is not known, or no category. */
    String category(Long id) {
        Named named = id == null ? null : categories.get(id);
        return named == null ? null : named.name();
    }

    private Map<Long, Named> of(Kind kind) {
        return switch (kind) {
            case PRODUCT -> products;
            case CATEGORY -> categories;
        };
    }

    private static Bytes key(Kind kind, long id) {
        return Bytes.wrap(
                ByteBuffer.allocate(2 + Long.BYTES)
                        .put(PREFIX)
                        .put((byte) kind.ordinal())
                        .putLong(id)
                        .array());
    }
}
