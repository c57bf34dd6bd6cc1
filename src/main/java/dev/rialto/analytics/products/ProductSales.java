package dev.rialto.analytics.products;

import dev.rialto.analytics.state.IdCounts;
import dev.rialto.analytics.state.IdSet;
import dev.rialto.analytics.state.Packer;
import dev.rialto.analytics.state.Unpacker;

/** What was sold of one product in a smallest window, and the orders that it is in. */
final class ProductSales {

    private long items;
    private long quantity;
    private long revenue;
    private final IdCounts orders;

    ProductSales() {
        this(new IdCounts());
    }

    private ProductSales(IdCounts orders) {
        this.orders = orders;
    }

    /** What comes first and what goes after: an id never counts less than nothing. */
    void add(ProductDelta delta) {
        items += delta.items();
        quantity += delta.quantity();
        revenue += delta.revenue();
        for (long order : delta.orders()) {
            orders.add(order, 1);
        }
        for (long order : delta.ordersBack()) {
            orders.add(order, -1);
        }
    }

    boolean isNothing() {
        return items == 0;
    }

    Sales sales() {
        return new Sales(quantity, revenue, items);
    }

    IdSet orders() {
        return orders.ids();
    }

    void pack(Packer packer) {
        packer.number(items).number(quantity).number(revenue);
        orders.pack(packer);
    }

    static ProductSales unpacked(Unpacker unpacker) {
        long items = unpacker.number();
        long quantity = unpacker.number();
        long revenue = unpacker.number();
        ProductSales sales = new ProductSales(IdCounts.unpacked(unpacker));
        sales.items = items;
        sales.quantity = quantity;
        sales.revenue = revenue;
        return sales;
    }
}
