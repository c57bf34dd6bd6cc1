package dev.rialto.simulator;

import dev.rialto.shop.orders.OrderStatus;
import dev.rialto.shop.payments.PaymentMethod;
import dev.rialto.shop.payments.PaymentStatus;
import dev.rialto.shop.shipments.ShipmentStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * How far an order of the past has come on its way by now. Each step that lies behind us has its
 * time, the others are null.
 *
 * @param failedPayments when payments failed
 */
record PastOrder(
        Life life,
        OrderStatus status,
        List<Instant> failedPayments,
        Instant paid,
        Instant shipped) {

    /** Not of the seed: two pasts of the same seed have parcels and payments of their own. */
    private static final ThreadLocal<SplittableRandom> MARKS =
            ThreadLocal.withInitial(SplittableRandom::new);

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);

    /** Follows an order's life from its date until now. */
    static PastOrder follow(Life life, Instant at, Instant now, RandomGenerator random) {
        Duration retry = life.failures() > Life.MOST_FAILURES ? Duration.ofSeconds(3) : MINUTE;
        Instant step = at.plus(between(random, MINUTE, MINUTE.multipliedBy(20)));
        List<Instant> failed = new ArrayList<>();
        for (int failure = 0; failure < life.failures() && !life.changesMind(); failure++) {
            if (step.isBefore(now)) {
                failed.add(step);
            }
            step = step.plus(retry);
        }
        if (!step.isBefore(now)) {
            return new PastOrder(life, OrderStatus.PENDING, failed, null, null);
        }
        if (life.unpaid()) {
            return new PastOrder(life, OrderStatus.CANCELLED, failed, null, null);
        }
        return send(life, failed, step, now, random);
    }

    private static PastOrder send(
            Life life, List<Instant> failed, Instant paid, Instant now, RandomGenerator random) {
        int slow = life.late() ? Life.LATENESS : 1;
        Instant shipped = paid.plus(between(random, HOUR.multipliedBy(4), HOUR.multipliedBy(36)));
        Instant arrived =
                shipped.plus(
                        between(random, HOUR.multipliedBy(24), HOUR.multipliedBy(96))
                                .multipliedBy(slow));
        Instant back = arrived.plus(between(random, HOUR.multipliedBy(24), HOUR.multipliedBy(240)));
        if (!shipped.isBefore(now)) {
            return new PastOrder(life, OrderStatus.PAID, failed, paid, null);
        }
        OrderStatus status =
                !arrived.isBefore(now)
                        ? OrderStatus.SHIPPED
                        : life.sentBack() && back.isBefore(now)
                                ? OrderStatus.REFUNDED
                                : OrderStatus.COMPLETED;
        return new PastOrder(life, status, failed, paid, shipped);
    }

    /** Of the payment that paid it. */
    PaymentStatus paymentStatus() {
        return switch (status) {
            case REFUNDED -> PaymentStatus.REFUNDED;
            case COMPLETED -> PaymentStatus.CAPTURED;
            case PENDING, PAID, SHIPPED, CANCELLED ->
                    life.method() == PaymentMethod.CASH_ON_DELIVERY
                            ? PaymentStatus.AUTHORISED
                            : PaymentStatus.CAPTURED;
        };
    }

    ShipmentStatus shipmentStatus() {
        return switch (status) {
            case REFUNDED -> ShipmentStatus.RETURNED;
            case COMPLETED -> ShipmentStatus.DELIVERED;
            case PENDING, PAID, SHIPPED, CANCELLED -> ShipmentStatus.IN_TRANSIT;
        };
    }

    /** A UUID of version 7: neighbours in time are neighbours in the index. */
    String mark(Instant at) {
        SplittableRandom random = MARKS.get();
        long high = at.toEpochMilli() << 16 | 0x7000 | random.nextInt(0x1000);
        long low = 1L << 63 | random.nextLong() >>> 2;
        return new UUID(high, low).toString();
    }

    private static Duration between(RandomGenerator random, Duration least, Duration most) {
        long seconds = random.nextLong(least.toSeconds(), most.toSeconds());
        return Duration.ofSeconds(seconds, random.nextLong(1_000_000) * 1_000);
    }
}
