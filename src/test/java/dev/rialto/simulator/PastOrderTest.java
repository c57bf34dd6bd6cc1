package dev.rialto.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rialto.shop.orders.OrderStatus;
import dev.rialto.shop.payments.PaymentMethod;
import dev.rialto.shop.payments.PaymentStatus;
import dev.rialto.shop.shipments.ShipmentStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PastOrderTest {

    private static final Instant PLACED = Instant.parse("2026-01-01T12:00:00Z");
    private static final Life SMOOTH =
            new Life(false, 0, PaymentMethod.CASH_ON_DELIVERY, "DHL", false, true);

    @Test
    void goesItsWayAsTimePasses() {
        PastOrder young = after(SMOOTH, Duration.ofSeconds(30));
        PastOrder old = after(SMOOTH, Duration.ofDays(60));

        assertThat(young.status()).isEqualTo(OrderStatus.PENDING);
        assertThat(young.paid()).isNull();
        assertThat(old.status()).isEqualTo(OrderStatus.REFUNDED);
        assertThat(old.paymentStatus()).isEqualTo(PaymentStatus.REFUNDED);
        assertThat(old.shipmentStatus()).isEqualTo(ShipmentStatus.RETURNED);
        assertThat(PLACED).isBefore(old.paid());
        assertThat(old.paid()).isBefore(old.shipped());
    }

    @Test
    void paysOnDeliveryWhenItIsDelivered() {
        PastOrder onItsWay = after(SMOOTH, Duration.ofDays(2));

        assertThat(onItsWay.status()).isIn(OrderStatus.PAID, OrderStatus.SHIPPED);
        assertThat(onItsWay.paymentStatus()).isEqualTo(PaymentStatus.AUTHORISED);
    }

    @Test
    void isGivenUpWhenEveryPaymentFails() {
        Life broke = new Life(false, 3, PaymentMethod.CREDIT_CARD, "DHL", false, false);

        PastOrder order = after(broke, Duration.ofDays(1));

        assertThat(order.status()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(order.failedPayments()).hasSize(3).isSorted();
        assertThat(order.paid()).isNull();
    }

    @Test
    void comesToEveryStatus() {
        Set<OrderStatus> seen = EnumSet.noneOf(OrderStatus.class);
        SplittableRandom random = new SplittableRandom(42);
        for (int order = 0; order < 5_000; order++) {
            Duration age = Duration.ofMinutes(random.nextLong(1, 30 * 24 * 60));
            Instant now = PLACED.plus(age);
            seen.add(PastOrder.follow(Life.draw(random, 0.05), PLACED, now, random).status());
        }

        assertThat(seen).isEqualTo(EnumSet.allOf(OrderStatus.class));
    }

    private static PastOrder after(Life life, Duration age) {
        return PastOrder.follow(life, PLACED, PLACED.plus(age), new SplittableRandom(1));
    }
}
