package dev.rialto.analytics.products;

import dev.rialto.analytics.state.IdSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * What was sold in a window; not to be changed.
 *
 * @param products by product
 * @param categoryOrders orders by category of their products; null stands for products unknown
 */
record SalesTotals(Map<Long, Sales> products, Map<Long, IdSet> categoryOrders) {

    static SalesTotals sum(List<SalesTotals> parts) {
        Map<Long, Sales> products = new HashMap<>();
        Map<Long, IdSet> categoryOrders = new HashMap<>();
        for (SalesTotals part : parts) {
            part.products.forEach((product, sold) -> products.merge(product, sold, Sales::plus));
            part.categoryOrders.forEach(
                    (category, orders) ->
                            categoryOrders
                                    .computeIfAbsent(category, _ -> new IdSet())
                                    .addAll(orders));
        }
        return new SalesTotals(products, categoryOrders);
    }

    /** All products, the best first; of equals, the lower id. */
    List<Long> ranking(ToLongFunction<Sales> by) {
        List<Long> ranked = new ArrayList<>(products.keySet());
        Comparator<Long> order =
                Comparator.comparingLong((Long product) -> -by.applyAsLong(products.get(product)));
        ranked.sort(order.thenComparing(Comparator.naturalOrder()));
        return ranked;
    }

    long ordersOf(long product) {
        return products.getOrDefault(product, Sales.NONE).orders();
    }
}
