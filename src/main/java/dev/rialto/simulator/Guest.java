package dev.rialto.simulator;

import java.util.random.RandomGenerator;

/**
 * Somebody who comes to shop.
 *
 * @param luck of this visit and of its orders: it depends on nobody else
 * @param label of its orders; null where it is honest
 */
record Guest(long customer, Shopper shopper, RandomGenerator luck, Label label) {

    /** What is to become of one of its orders. */
    Life life(double failingPayments) {
        if (label == null) {
            return Life.draw(luck, failingPayments);
        }
        return label.kind() == Fraud.CARD_TESTING ? Life.ofCardTesting(luck) : Life.draw(luck, 0);
    }
}
