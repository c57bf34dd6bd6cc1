package dev.rialto.simulator;

import dev.rialto.shop.RefusedException;
import dev.rialto.shop.orders.OrderStatus;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.time.Duration;

/** Sees to it that orders go the way that is theirs: paid, sent, arrived, or otherwise. */
final class Fate {

    private final ShopDoor shop;
    private final Pace pace;
    private final Gate gate;

    Fate(ShopDoor shop, Pace pace, Gate gate) {
        this.shop = shop;
        this.pace = pace;
        this.gate = gate;
    }

    /**
     * Goes a new order's way to its end; somebody else may have moved the order meanwhile.
     *
     * @param label of its payments, where these are the fraud; otherwise null
     */
    void of(long order, Life life, Label label) {
        try {
            if (pay(order, life, label) && ship(order, life)) {
                arrive(order, life);
            }
        } catch (RefusedException e) {
            // Moved by another hand: its way is no longer ours.
        }
    }

    /** Goes on where nobody followed an order any more; another simulator may have, too. */
    void goOn(Lost lost, Life life) {
        try {
            boolean paid = lost.status() != OrderStatus.PENDING || pay(lost.order(), life, null);
            if (paid && (lost.status() == OrderStatus.SHIPPED || ship(lost.order(), life))) {
                arrive(lost.order(), life);
            }
        } catch (RefusedException e) {
            // As above.
        }
    }

    /** Returns whether it has been paid and is to go on. */
    private boolean pay(long order, Life life, Label label) {
        if (!gate.passAfter(pace.paysAfter())) {
            return false;
        }
        if (life.changesMind()) {
            shop.fulfilment.cancel(order);
            return false;
        }
        for (int failure = 0; failure < life.failures(); failure++) {
            fail(order, life, label);
            if (!gate.passAfter(label == null ? pace.paysAfter() : Duration.ZERO)) {
                return false;
            }
        }
        if (life.unpaid()) {
            shop.fulfilment.cancel(order);
            return false;
        }
        shop.fulfilment.pay(order, life.method(), true);
        return true;
    }

    private void fail(long order, Life life, Label label) {
        if (label == null || label.kind() != Fraud.CARD_TESTING) {
            shop.fulfilment.pay(order, life.method(), false);
            return;
        }
        QuarkusTransaction.requiringNew()
                .run(
                        () -> {
                            shop.fulfilment.pay(order, life.method(), false);
                            shop.backOffice.labelPayment(label, order);
                        });
    }

    private boolean ship(long order, Life life) {
        if (!gate.passAfter(pace.shipsAfter())) {
            return false;
        }
        shop.fulfilment.ship(order, life.carrier());
        return true;
    }

    private void arrive(long order, Life life) {
        int slow = life.late() ? Life.LATENESS : 1;
        if (!gate.passAfter(pace.arrivesAfter().multipliedBy(slow))) {
            return;
        }
        shop.fulfilment.complete(order);
        if (life.sentBack() && gate.passAfter(pace.arrivesAfter())) {
            shop.fulfilment.refund(order);
        }
    }
}
