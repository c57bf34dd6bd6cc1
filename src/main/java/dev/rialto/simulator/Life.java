package dev.rialto.simulator;

import dev.rialto.shop.payments.PaymentMethod;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * What is to become of one order, all of it drawn at once: so it depends on nobody's pace. The same
 * for orders of now and of the past.
 *
 * @param changesMind is cancelled before anything is paid
 * @param failures payments that fail before one succeeds; {@link #MOST_FAILURES} cancel the order
 * @param late the parcel takes several times as long
 * @param sentBack the goods come back, and the money is given back
 */
record Life(
        boolean changesMind,
        int failures,
        PaymentMethod method,
        String carrier,
        boolean late,
        boolean sentBack) {

    /** After so many failed payments nobody tries again. */
    static final int MOST_FAILURES = 3;

    /** A late parcel takes so many times as long. */
    static final int LATENESS = 4;

    private static final List<String> CARRIERS = List.of("DHL", "FedEx", "UPS", "GLS");
    private static final PaymentMethod[] METHODS = PaymentMethod.values();
    private static final double CHANGE_OF_MIND = 0.02;
    private static final double LATE = 0.05;
    private static final double GOODS_SENT_BACK = 0.02;

    /**
     * Draws an honest order's life.
     *
     * @param failing the share of payments that fail
     */
    static Life draw(RandomGenerator random, double failing) {
        return new Life(
                random.nextDouble() < CHANGE_OF_MIND,
                failures(random, failing),
                METHODS[random.nextInt(METHODS.length)],
                CARRIERS.get(random.nextInt(CARRIERS.size())),
                random.nextDouble() < LATE,
                random.nextDouble() < GOODS_SENT_BACK);
    }

    /** Somebody tries many stolen cards; none works. */
    static Life ofCardTesting(RandomGenerator random) {
        return new Life(
                false, random.nextInt(10, 21), PaymentMethod.CREDIT_CARD, "DHL", false, false);
    }

    /** Whether it ends without ever being paid. */
    boolean unpaid() {
        return changesMind || failures >= MOST_FAILURES;
    }

    private static int failures(RandomGenerator random, double failing) {
        int failures = 0;
        while (failures < MOST_FAILURES && random.nextDouble() < failing) {
            failures++;
        }
        return failures;
    }
}
