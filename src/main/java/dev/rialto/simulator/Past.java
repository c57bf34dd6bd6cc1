package dev.rialto.simulator;

import dev.rialto.shop.bulk.Keys;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Makes up the past, hour by hour: who ordered what, and what became of it. Knows no database. */
final class Past {

    private static final double ABANDONED_PER_ORDER = 0.3;
    private static final double WISHES_PER_ORDER = 0.1;

    private final HistoryPlan plan;
    private final Goods goods;
    private final PastCustomers customers;
    private final Keys keys;
    private final Rhythm rhythm;
    private final RandomGenerator random;
    private final Instant now;
    private int hour;
    private Instant[] moments = {};
    private int moment;
    private long episodes;
    private PastLedger ledger;

    /**
     * @param now the end of the past
     */
    Past(HistoryPlan plan, Goods goods, PastCustomers customers, Keys keys, Instant now) {
        this.plan = plan;
        this.goods = goods;
        this.customers = customers;
        this.keys = keys;
        this.now = now;
        this.random = new SplittableRandom(plan.seed());
        this.rhythm =
                new Rhythm(
                        now.minus(Duration.ofDays(plan.days())),
                        plan.days(),
                        plan.orders(),
                        random);
    }

    /** The next orders, about as many as wanted; none at the end. */
    PastLedger batch(int wanted) {
        ledger = new PastLedger(keys);
        while (ledger.orders() < wanted && nextMoment()) {
            Instant at = moments[moment++];
            if (random.nextDouble() < plan.fraudShare()
                    && at.plus(Duration.ofHours(1)).isBefore(now)) {
                new PastFraud(goods, customers, ledger, random, now, episode()).commit(at);
            } else {
                honest(at);
            }
        }
        return ledger;
    }

    private boolean nextMoment() {
        while (moment == moments.length) {
            if (hour == rhythm.hours()) {
                return false;
            }
            moments = rhythm.moments(hour++, random);
            moment = 0;
        }
        return true;
    }

    private void honest(Instant at) {
        PastCustomers.Past customer = customers.somebody(at, ledger.signUps());
        List<Line> basket = goods.basket(random);
        ledger.cart(customer.id, "ordered", strolled(at), at, basket);
        Life life = Life.draw(random, plan.failingPayments());
        ledger.order(customer, at, basket, PastOrder.follow(life, at, now, random));
        if (random.nextDouble() < ABANDONED_PER_ORDER) {
            PastCustomers.Past other = customers.somebody(at, ledger.signUps());
            ledger.cart(other.id, "abandoned", strolled(at), at, goods.basket(random));
        }
        if (random.nextDouble() < WISHES_PER_ORDER) {
            // Of somebody who has none yet: a wish is unique for its customer and product.
            PastCustomers.Past other = customers.stranger(at, null, ledger.signUps());
            ledger.wish(other.id, goods.basket(random).getFirst().product(), at);
        }
    }

    private Instant strolled(Instant until) {
        return until.minusSeconds(random.nextLong(60, 1_500));
    }

    private String episode() {
        return "past-" + plan.seed() + "-" + now.getEpochSecond() + "-" + ++episodes;
    }
}
