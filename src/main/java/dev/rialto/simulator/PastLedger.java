package dev.rialto.simulator;

import dev.rialto.shop.bulk.BulkChange;
import dev.rialto.shop.bulk.CopyRows;
import dev.rialto.shop.bulk.Keys;
import dev.rialto.shop.bulk.Table;
import dev.rialto.shop.orders.OrderStatus;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Rows of the past, kept until they are copied; every table at once. */
final class PastLedger {

    private final Map<Table, CopyRows> tables = new EnumMap<>(Table.class);
    private final Keys keys;
    private long orders;
    private BigDecimal revenue = BigDecimal.ZERO;

    PastLedger(Keys keys) {
        this.keys = keys;
        for (Table table : Table.values()) {
            tables.put(table, new CopyRows());
        }
    }

    /** How many orders it holds. */
    long orders() {
        return orders;
    }

    /** What the orders that were paid and not refunded come to. */
    BigDecimal revenue() {
        return revenue;
    }

    CopyRows signUps() {
        return tables.get(Table.CUSTOMERS);
    }

    /** Copies everything; what others refer to comes first. */
    void copyInto(BulkChange change) throws SQLException {
        for (Map.Entry<Table, CopyRows> table : tables.entrySet()) {
            change.copy(table.getKey(), table.getValue());
        }
    }

    /** A cart with what is in it, filled from {@code begun} to {@code ended}. */
    void cart(long customer, String status, Instant begun, Instant ended, List<Line> lines) {
        long cart = keys.next(Table.CARTS);
        tables.get(Table.CARTS).add(cart).add(customer).add(status).add(begun).add(ended).end();
        long step = (ended.getEpochSecond() - begun.getEpochSecond()) * 1_000 / (lines.size() + 1);
        Instant added = begun;
        CopyRows items = tables.get(Table.CART_ITEMS);
        for (Line line : lines) {
            added = added.plusMillis(step);
            items.add(keys.next(Table.CART_ITEMS)).add(cart).add(line.product());
            items.add(line.quantity()).add(added).end();
        }
    }

    void wish(long customer, long product, Instant at) {
        CopyRows wishes = tables.get(Table.WISHLISTS);
        wishes.add(keys.next(Table.WISHLISTS)).add(customer).add(product).add(at).end();
    }

    /** An order with its items, its payments and its parcel, as they are today. */
    long order(PastCustomers.Past customer, Instant at, List<Line> lines, PastOrder past) {
        long order = keys.next(Table.ORDERS);
        BigDecimal total = Line.total(lines);
        Long payment = payments(customer, total, past);
        Long shipment = past.shipped() == null ? null : shipment(customer, past);
        tables.get(Table.ORDERS)
                .add(order)
                .add(at)
                .add(total)
                .add(past.status().text())
                .add(customer.id)
                .addNullable(payment)
                .addNullable(shipment)
                .end();
        CopyRows items = tables.get(Table.ORDER_ITEMS);
        for (Line line : lines) {
            items.add(keys.next(Table.ORDER_ITEMS)).add(line.quantity()).add(line.price());
            items.add(order).add(line.product()).add(at).end();
        }
        orders++;
        if (payment != null && past.status() != OrderStatus.REFUNDED) {
            revenue = revenue.add(total);
        }
        return order;
    }

    /** Labels an order as part of an episode; for each payment too, where these are the fraud. */
    void label(Fraud kind, String episode, long customer, long order, Instant at, int payments) {
        CopyRows labels = tables.get(Table.LABELS);
        long last = keys.last(Table.PAYMENTS);
        for (int number = 0; number < Math.max(1, payments); number++) {
            labels.add(keys.next(Table.LABELS)).add(kind.word()).add(episode).add(customer);
            labels.add(order).addNullable(payments == 0 ? null : last - number).add(at).end();
        }
    }

    /** The payments that were tried; returns the one that paid, or null. */
    private Long payments(PastCustomers.Past customer, BigDecimal total, PastOrder past) {
        for (Instant failed : past.failedPayments()) {
            payment(customer.id, total, past, failed, "failed");
        }
        return past.paid() == null
                ? null
                : payment(customer.id, total, past, past.paid(), past.paymentStatus().text());
    }

    private long payment(
            long customer, BigDecimal total, PastOrder past, Instant at, String status) {
        long payment = keys.next(Table.PAYMENTS);
        tables.get(Table.PAYMENTS)
                .add(payment)
                .add(at)
                .add(past.life().method().text())
                .add(total)
                .add(status)
                .add(past.mark(at))
                .add(customer)
                .end();
        return payment;
    }

    private long shipment(PastCustomers.Past customer, PastOrder past) {
        long shipment = keys.next(Table.SHIPMENTS);
        tables.get(Table.SHIPMENTS)
                .add(shipment)
                .add(past.shipped())
                .add(past.life().carrier())
                .add(past.mark(past.shipped()))
                .add(past.shipmentStatus().text())
                .add(customer.address)
                .add(customer.id)
                .end();
        return shipment;
    }
}
