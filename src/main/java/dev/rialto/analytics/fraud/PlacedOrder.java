package dev.rialto.analytics.fraud;

import dev.rialto.events.OrderRow;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;

/** As much of an order as rules remember; ordered by event time, then by id. */
@RegisterForReflection
record PlacedOrder(long orderId, Instant orderDate, BigDecimal total)
        implements Comparable<PlacedOrder> {

    private static final Comparator<PlacedOrder> ORDER =
            Comparator.comparing(PlacedOrder::orderDate).thenComparing(PlacedOrder::orderId);

    static PlacedOrder of(OrderRow order) {
        return new PlacedOrder(order.orderId(), order.orderDate(), order.totalPrice());
    }

    @Override
    public int compareTo(PlacedOrder other) {
        return ORDER.compare(this, other);
    }
}
