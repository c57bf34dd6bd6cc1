package dev.rialto.analytics.revenue;

import dev.rialto.events.OrderRow;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Orders and their money: what one order adds to its window, or what a window has in all. Amounts
 * add up and take back exactly; all have scale 2.
 *
 * @param orders how many orders, whatever became of them
 * @param gross the sum of their totals
 * @param cancelled the part of it in cancelled orders
 * @param refunded the part of it in refunded orders
 */
@RegisterForReflection
record Revenue(long orders, BigDecimal gross, BigDecimal cancelled, BigDecimal refunded) {

    private static final BigDecimal NOTHING = BigDecimal.ZERO.setScale(2);

    static final Revenue NONE = new Revenue(0, NOTHING, NOTHING, NOTHING);

    static Revenue of(OrderRow order) {
        BigDecimal total = order.totalPrice();
        return new Revenue(
                1,
                total,
                order.status().equals("cancelled") ? total : NOTHING,
                order.status().equals("refunded") ? total : NOTHING);
    }

    Revenue plus(Revenue other) {
        return new Revenue(
                orders + other.orders,
                gross.add(other.gross),
                cancelled.add(other.cancelled),
                refunded.add(other.refunded));
    }

    Revenue negated() {
        return new Revenue(-orders, gross.negate(), cancelled.negate(), refunded.negate());
    }

    BigDecimal net() {
        return gross.subtract(cancelled).subtract(refunded);
    }

    BigDecimal average() {
        return orders == 0
                ? NOTHING
                : gross.divide(BigDecimal.valueOf(orders), 2, RoundingMode.HALF_UP);
    }
}
