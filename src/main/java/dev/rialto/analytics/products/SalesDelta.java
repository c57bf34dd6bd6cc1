package dev.rialto.analytics.products;

import dev.rialto.analytics.state.Chunk;
import dev.rialto.analytics.state.Packer;
import dev.rialto.analytics.state.Unpacker;
import java.util.HashMap;
import java.util.Map;

/** What changes of order items, between two commits, come to in one window, by product. */
final class SalesDelta implements ProductsInput {

    // Of items, in one record: far below what a topic takes.
    private static final int LIMIT = 20_000;

    private long rows;
    private final Map<Long, ProductDelta> products = new HashMap<>();

    /** Takes an item in. */
    void add(Chunk chunk, int place) {
        rows++;
        of(chunk, place)
                .add(
                        ItemFields.order(chunk, place),
                        ItemFields.quantity(chunk, place),
                        ItemFields.revenue(chunk, place));
    }

    /** Takes an item back. */
    void takeBack(Chunk chunk, int place) {
        rows++;
        of(chunk, place)
                .takeBack(
                        ItemFields.order(chunk, place),
                        ItemFields.quantity(chunk, place),
                        ItemFields.revenue(chunk, place));
    }

    boolean isFull() {
        return rows >= LIMIT;
    }

    long rows() {
        return rows;
    }

    Map<Long, ProductDelta> products() {
        return products;
    }

    byte[] packed() {
        Packer packer = new Packer((int) rows * 3 + products.size() * 12 + 20);
        packer.bits(rows).bits(products.size());
        products.forEach(
                (product, delta) -> {
                    packer.number(product);
                    delta.pack(packer);
                });
        return packer.packed();
    }

    static SalesDelta unpacked(byte[] packed) {
        Unpacker unpacker = new Unpacker(packed);
        SalesDelta delta = new SalesDelta();
        delta.rows = unpacker.bits();
        for (int left = unpacker.count(); left > 0; left--) {
            delta.products.put(unpacker.number(), ProductDelta.unpacked(unpacker));
        }
        return delta;
    }

    private ProductDelta of(Chunk chunk, int place) {
        return products.computeIfAbsent(ItemFields.product(chunk, place), _ -> new ProductDelta());
    }
}
