package dev.rialto.shop.orders;

import static dev.rialto.shop.orders.OrderStatus.CANCELLED;
import static dev.rialto.shop.orders.OrderStatus.COMPLETED;
import static dev.rialto.shop.orders.OrderStatus.PAID;
import static dev.rialto.shop.orders.OrderStatus.PENDING;
import static dev.rialto.shop.orders.OrderStatus.REFUNDED;
import static dev.rialto.shop.orders.OrderStatus.SHIPPED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OrderStatusTest {

    private static final Map<OrderStatus, Set<OrderStatus>> ALLOWED =
            Map.of(
                    PENDING, Set.of(PAID, CANCELLED),
                    PAID, Set.of(SHIPPED, REFUNDED),
                    SHIPPED, Set.of(COMPLETED, REFUNDED),
                    COMPLETED, Set.of(REFUNDED),
                    CANCELLED, Set.of(),
                    REFUNDED, Set.of());

    @ParameterizedTest
    @EnumSource
    void goesWhereItMayAndNowhereElse(OrderStatus from) {
        for (OrderStatus to : OrderStatus.values()) {
            assertThat(from.canBecome(to))
                    .as("%s to %s", from, to)
                    .isEqualTo(ALLOWED.get(from).contains(to));
        }
    }
}
