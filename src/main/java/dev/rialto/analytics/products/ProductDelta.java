package dev.rialto.analytics.products;

import dev.rialto.analytics.state.Packer;
import dev.rialto.analytics.state.Unpacker;
import java.util.Arrays;

/** What changes of a product's order items come to in one window; money in hundredths. */
final class ProductDelta {

    private long items;
    private long quantity;
    private long revenue;
    private long[] orders = new long[4];
    private int ordersEnd;
    private long[] ordersBack = {};

    void add(long order, long pieces, long amount) {
        items++;
        quantity += pieces;
        revenue += amount;
        if (ordersEnd == orders.length) {
            orders = Arrays.copyOf(orders, ordersEnd * 2);
        }
        orders[ordersEnd++] = order;
    }

    void takeBack(long order, long pieces, long amount) {
        items--;
        quantity -= pieces;
        revenue -= amount;
        ordersBack = Arrays.copyOf(ordersBack, ordersBack.length + 1);
        ordersBack[ordersBack.length - 1] = order;
    }

    long items() {
        return items;
    }

    long quantity() {
        return quantity;
    }

    long revenue() {
        return revenue;
    }

    /** The orders of the items that came; an order may come and go again. */
    long[] orders() {
        return Arrays.copyOf(orders, ordersEnd);
    }

    /** The orders of the items that went. */
    long[] ordersBack() {
        return ordersBack.clone();
    }

    void pack(Packer packer) {
        packer.number(items).number(quantity).number(revenue);
        pack(packer, orders, ordersEnd);
        pack(packer, ordersBack, ordersBack.length);
    }

    static ProductDelta unpacked(Unpacker unpacker) {
        ProductDelta delta = new ProductDelta();
        delta.items = unpacker.number();
        delta.quantity = unpacker.number();
        delta.revenue = unpacker.number();
        delta.orders = ids(unpacker);
        delta.ordersEnd = delta.orders.length;
        delta.ordersBack = ids(unpacker);
        return delta;
    }

    /** Orders come in the order of their ids, so the differences are small. */
    private static void pack(Packer packer, long[] ids, int many) {
        packer.bits(many);
        long last = 0;
        for (int i = 0; i < many; i++) {
            packer.number(ids[i] - last);
            last = ids[i];
        }
    }

    private static long[] ids(Unpacker unpacker) {
        long[] ids = new long[unpacker.count()];
        long last = 0;
        for (int i = 0; i < ids.length; i++) {
            last += unpacker.number();
            ids[i] = last;
        }
        return ids;
    }
}
