package dev.rialto.analytics.fraud;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** Orders of one customer that a rule holds together, in event time; never empty. */
record Episode(List<PlacedOrder> orders) {

    Instant start() {
        return orders.getFirst().orderDate();
    }

    Instant end() {
        return orders.getLast().orderDate();
    }

    BigDecimal amount() {
        return orders.stream().map(PlacedOrder::total).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    List<Long> orderIds() {
        return orders.stream().map(PlacedOrder::orderId).toList();
    }
}
