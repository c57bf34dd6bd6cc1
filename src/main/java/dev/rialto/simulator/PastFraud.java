package dev.rialto.simulator;

import java.time.Instant;
import java.util.List;
import java.util.random.RandomGenerator;

/** One fraudulent episode of the past, with its labels. */
final class PastFraud {

    private final Goods goods;
    private final PastCustomers customers;
    private final PastLedger ledger;
    private final RandomGenerator random;
    private final Instant now;
    private final String episode;

    PastFraud(
            Goods goods,
            PastCustomers customers,
            PastLedger ledger,
            RandomGenerator random,
            Instant now,
            String episode) {
        this.goods = goods;
        this.customers = customers;
        this.ledger = ledger;
        this.random = random;
        this.now = now;
        this.episode = episode;
    }

    void commit(Instant at) {
        Fraud kind = Fraud.values()[random.nextInt(Fraud.values().length)];
        switch (kind) {
            case BURST -> burst(at);
            case LARGE_ORDER -> order(kind, at, customer(at), goods.hugeBasket(random));
            case RING -> ring(at);
            case CARD_TESTING -> testCards(at);
        }
    }

    private void burst(Instant at) {
        PastCustomers.Past customer = customer(at);
        Instant next = at;
        for (int orders = random.nextInt(6, 10); orders > 0; orders--) {
            order(Fraud.BURST, next, customer, goods.basket(random));
            next = next.plusMillis(random.nextLong(2_000, 6_000));
        }
    }

    private void ring(Instant at) {
        List<Line> basket = goods.basket(random);
        String address = null;
        Instant next = at;
        for (int members = random.nextInt(3, 6); members > 0; members--) {
            PastCustomers.Past member = customers.stranger(next, address, ledger.signUps());
            address = member.address;
            order(Fraud.RING, next, member, basket);
            next = next.plusSeconds(random.nextLong(60, 300));
        }
    }

    private void testCards(Instant at) {
        PastCustomers.Past customer = customers.stranger(at, null, ledger.signUps());
        place(Fraud.CARD_TESTING, at, customer, goods.smallestBasket(), Life.ofCardTesting(random));
    }

    private void order(Fraud kind, Instant at, PastCustomers.Past customer, List<Line> basket) {
        place(kind, at, customer, basket, Life.draw(random, 0));
    }

    private void place(
            Fraud kind, Instant at, PastCustomers.Past customer, List<Line> basket, Life life) {
        ledger.cart(customer.id, "ordered", at.minusSeconds(1), at, basket);
        PastOrder past = PastOrder.follow(life, at, now, random);
        long order = ledger.order(customer, at, basket, past);
        int tried = kind == Fraud.CARD_TESTING ? past.failedPayments().size() : 0;
        ledger.label(kind, episode, customer.id, order, at, tried);
    }

    private PastCustomers.Past customer(Instant at) {
        return customers.somebody(at, ledger.signUps());
    }
}
