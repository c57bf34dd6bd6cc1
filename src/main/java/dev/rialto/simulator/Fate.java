package dev.rialto.simulator;

import dev.rialto.shop.RefusedException;
import dev.rialto.shop.orders.Fulfilment;
import dev.rialto.shop.payments.PaymentMethod;
import dev.rialto.shop.payments.PaymentStatus;
import java.util.List;
import java.util.random.RandomGenerator;

/** What becomes of one order: paid, sent, arrived; now and then it goes otherwise. */
final class Fate {

    private static final List<String> CARRIERS = List.of("DHL", "FedEx", "UPS", "GLS");
    private static final double CHANGE_OF_MIND = 0.02;
    private static final double GOODS_SENT_BACK = 0.02;

    private final Fulfilment fulfilment;
    private final SimulatorConfig config;
    private final Gate gate;
    private final RandomGenerator random;

    Fate(Fulfilment fulfilment, SimulatorConfig config, Gate gate, RandomGenerator random) {
        this.fulfilment = fulfilment;
        this.config = config;
        this.gate = gate;
        this.random = random;
    }

    /** Goes the order's way to its end; somebody else may have moved the order meanwhile. */
    void of(long order) {
        try {
            goOn(order);
        } catch (RefusedException e) {
            // Moved by another hand: its way is no longer ours.
        }
    }

    private void goOn(long order) {
        if (!gate.passAfter(config.paysAfter())) {
            return;
        }
        if (chance(CHANGE_OF_MIND) || !pay(order)) {
            fulfilment.cancel(order);
            return;
        }
        if (!gate.passAfter(config.shipsAfter())) {
            return;
        }
        fulfilment.ship(order, CARRIERS.get(random.nextInt(CARRIERS.size())));
        if (!gate.passAfter(config.arrivesAfter())) {
            return;
        }
        fulfilment.complete(order);
        if (chance(GOODS_SENT_BACK) && gate.passAfter(config.arrivesAfter())) {
            fulfilment.refund(order);
        }
    }

    private boolean pay(long order) {
        PaymentMethod[] methods = PaymentMethod.values();
        PaymentMethod method = methods[random.nextInt(methods.length)];
        boolean accepted = !chance(config.failingPaymentShare().doubleValue());
        return fulfilment.pay(order, method, accepted) != PaymentStatus.FAILED;
    }

    private boolean chance(double share) {
        return random.nextDouble() < share;
    }
}
