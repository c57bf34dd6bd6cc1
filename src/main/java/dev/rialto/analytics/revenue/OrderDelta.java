package dev.rialto.analytics.revenue;

import dev.rialto.analytics.state.Chunk;
import dev.rialto.analytics.state.Packer;
import dev.rialto.analytics.state.Unpacker;
import java.util.HashMap;
import java.util.Map;

/** What changes of orders, between two commits, come to in one window; money in hundredths. */
final class OrderDelta {

    // Of customers, in one record: far below what a topic takes.
    private static final int LIMIT = 10_000;

    private long rows;
    private long orders;
    private long gross;
    private long cancelled;
    private long refunded;
    private final Map<Long, Integer> customers = new HashMap<>();

    /** Takes an order in, or back: sign 1 or -1. */
    void add(Chunk chunk, int place, int sign) {
        long total = sign * OrderFields.total(chunk, place);
        rows++;
        orders += sign;
        gross += total;
        cancelled += OrderFields.isCancelled(chunk, place) ? total : 0;
        refunded += OrderFields.isRefunded(chunk, place) ? total : 0;
        customers.merge(OrderFields.customer(chunk, place), sign, OrderDelta::sumOrNothing);
    }

    boolean isFull() {
        return customers.size() >= LIMIT;
    }

    /** Whether nothing changes by it. */
    boolean isNothing() {
        return orders == 0 && gross == 0 && cancelled == 0 && refunded == 0 && customers.isEmpty();
    }

    long rows() {
        return rows;
    }

    long orders() {
        return orders;
    }

    long gross() {
        return gross;
    }

    long cancelled() {
        return cancelled;
    }

    long refunded() {
        return refunded;
    }

    /** By how many orders of each customer; none is zero. */
    Map<Long, Integer> customers() {
        return customers;
    }

    byte[] packed() {
        Packer packer = new Packer(20 + customers.size() * 4);
        packer.bits(rows).number(orders).number(gross).number(cancelled).number(refunded);
        packer.bits(customers.size());
        customers.forEach((customer, many) -> packer.number(customer).number(many));
        return packer.packed();
    }

    static OrderDelta unpacked(byte[] packed) {
        Unpacker unpacker = new Unpacker(packed);
        OrderDelta delta = new OrderDelta();
        delta.rows = unpacker.bits();
        delta.orders = unpacker.number();
        delta.gross = unpacker.number();
        delta.cancelled = unpacker.number();
        delta.refunded = unpacker.number();
        for (int left = unpacker.count(); left > 0; left--) {
            delta.customers.put(unpacker.number(), (int) unpacker.number());
        }
        return delta;
    }

    private static Integer sumOrNothing(Integer one, Integer other) {
        int sum = one + other;
        return sum == 0 ? null : sum;
    }
}
