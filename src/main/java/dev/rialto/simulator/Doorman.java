package dev.rialto.simulator;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.random.RandomGenerator;

/** Lets shoppers in, one after the other, and sees to it that their orders go their way. */
final class Doorman implements Runnable {

    private static final Duration UNTIL_FILLED = Duration.ofSeconds(1);

    /** Look every so many shoppers what is on sale and who is a customer. */
    private static final int LOOK_ROUND = 100;

    private final SimulatorConfig config;
    private final ShopDoor shop;
    private final ActionMeter meter;
    private final Gate gate;
    private final Surprises surprises;
    private final Executor threads;
    private final Semaphore room;
    private final SplittableRandom random;
    private Assortment assortment;
    private Zipf popularity;
    private int shoppers;

    Doorman(
            SimulatorConfig config,
            ShopDoor shop,
            MeterRegistry meters,
            Gate gate,
            Executor threads) {
        this.config = config;
        this.shop = shop;
        this.meter = new ActionMeter(meters);
        this.gate = gate;
        this.surprises = new Surprises(gate);
        this.threads = threads;
        this.room = new Semaphore(config.maxSessions());
        this.random = new SplittableRandom(config.seed());
    }

    /** Works until the gate sends everyone home. */
    @Override
    public void run() {
        Duration pause = Duration.ofMinutes(1).dividedBy(config.sessionsPerMinute());
        while (gate.passAfter(pause)) {
            try {
                if (!lookRound()) {
                    gate.rest(UNTIL_FILLED);
                } else if (room.tryAcquire()) {
                    letIn();
                }
            } catch (RuntimeException e) {
                surprises.met(e);
            }
        }
    }

    /** Returns whether there is somebody to shop and something to buy. */
    private boolean lookRound() {
        if (assortment == null || assortment.isEmpty() || shoppers % LOOK_ROUND == 0) {
            assortment = Assortment.of(shop);
            if (!assortment.isEmpty()) {
                popularity = new Zipf(assortment.products().size());
            }
        }
        return !assortment.isEmpty();
    }

    private void letIn() {
        shoppers++;
        SplittableRandom own = random.split();
        Session session = session(own);
        threads.execute(
                () -> {
                    try {
                        session.run(gate, () -> thinkTime(own));
                    } catch (RuntimeException e) {
                        surprises.met(e);
                    } finally {
                        room.release();
                    }
                });
    }

    private Session session(SplittableRandom own) {
        long customer = assortment.customers().get(own.nextInt(assortment.customers().size()));
        int categories = assortment.categories().size();
        Shopper shopper =
                own.nextDouble() < config.burstShare().doubleValue()
                        ? Shopper.bursting(own.split(), popularity, categories)
                        : Shopper.strolling(own.split(), popularity, categories);
        return new Session(
                shopper, customer, assortment, shop, meter, order -> follow(order, own.split()));
    }

    private void follow(long order, RandomGenerator luck) {
        threads.execute(
                () -> {
                    try {
                        new Fate(shop.fulfilment, config, gate, luck).of(order);
                    } catch (RuntimeException e) {
                        surprises.met(e);
                    }
                });
    }

    /** Half to one and a half of the average. */
    private Duration thinkTime(RandomGenerator own) {
        double factor = 0.5 + own.nextDouble();
        return Duration.ofNanos((long) (config.thinkTime().toNanos() * factor));
    }
}
