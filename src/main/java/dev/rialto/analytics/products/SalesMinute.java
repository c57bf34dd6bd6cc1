package dev.rialto.analytics.products;

import dev.rialto.analytics.state.IdSet;
import dev.rialto.analytics.state.Packer;
import dev.rialto.analytics.state.Unpacker;
import dev.rialto.analytics.window.Part;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongFunction;

/** What is kept of a smallest window: sales by product. */
final class SalesMinute implements Part {

    // Neighbouring products are a piece, of a size that a topic takes.
    private static final int PRODUCTS_SHIFT = 3;

    private final Map<Long, Map<Long, ProductSales>> pieces = new HashMap<>();
    private final Set<Long> changed = new HashSet<>();

    /** The piece that a product is in. */
    static long piece(long product) {
        return product >> PRODUCTS_SHIFT;
    }

    void add(SalesDelta delta) {
        delta.products()
                .forEach(
                        (product, sold) -> {
                            long piece = piece(product);
                            pieces.computeIfAbsent(piece, _ -> new TreeMap<>())
                                    .computeIfAbsent(product, _ -> new ProductSales())
                                    .add(sold);
                            changed.add(piece);
                        });
    }

    /**
     * @param category gives the category that a product is in now; null where unknown
     */
    SalesTotals totals(LongFunction<Long> category) {
        Map<Long, Sales> products = new HashMap<>();
        Map<Long, IdSet> categoryOrders = new HashMap<>();
        for (Map<Long, ProductSales> piece : pieces.values()) {
            piece.forEach(
                    (product, sold) -> {
                        if (!sold.isNothing()) {
                            products.put(product, sold.sales());
                            categoryOrders
                                    .computeIfAbsent(category.apply(product), _ -> new IdSet())
                                    .addAll(sold.orders());
                        }
                    });
        }
        return new SalesTotals(products, categoryOrders);
    }

    @Override
    public void read(long piece, byte[] packed) {
        Unpacker unpacker = new Unpacker(packed);
        Map<Long, ProductSales> products = new TreeMap<>();
        for (int left = unpacker.count(); left > 0; left--) {
            products.put(unpacker.number(), ProductSales.unpacked(unpacker));
        }
        pieces.put(piece, products);
    }

    @Override
    public void write(Pieces target) {
        for (long piece : changed) {
            Map<Long, ProductSales> products = pieces.get(piece);
            products.values().removeIf(ProductSales::isNothing);
            target.put(piece, packed(products));
        }
        changed.clear();
    }

    private static byte[] packed(Map<Long, ProductSales> products) {
        Packer packer = new Packer(1_024).bits(products.size());
        products.forEach(
                (product, sold) -> {
                    packer.number(product);
                    sold.pack(packer);
                });
        return packer.packed();
    }
}
