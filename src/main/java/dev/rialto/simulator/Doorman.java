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

    /** Of those that were lost; the others wait for the next start. */
    private static final int MOST_LOST = 1_000;

    private final SimulatorConfig config;
    private final ShopDoor shop;
    private final ActionMeter meter;
    private final Gate gate;
    private final Surprises surprises;
    private final Executor threads;
    private final Semaphore room;
    private final Fate fate;
    private final Clientele clientele;
    private final Guests guests;
    private Assortment assortment;
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
        this.fate = new Fate(shop, Pace.of(config), gate);
        // About a minute's visits: nobody comes twice within it, as long as customers suffice.
        this.clientele =
                new Clientele(new SplittableRandom(config.seed() + 2), config.sessionsPerMinute());
        // A restart goes on with other people, not with those of the last start.
        String name = config.seed() + "-" + Long.toString(System.currentTimeMillis(), 36);
        double fraud = config.fraudShare().doubleValue();
        double bursts = config.burstShare().doubleValue();
        this.guests = new Guests(config, shop, clientele, config.seed(), name, fraud, bursts);
    }

    /** Works until the gate sends everyone home. */
    @Override
    public void run() {
        threads.execute(this::findLost);
        Duration pause = Duration.ofMinutes(1).dividedBy(config.sessionsPerMinute());
        while (gate.passAfter(pause)) {
            try {
                if (!lookRound()) {
                    gate.rest(UNTIL_FILLED);
                } else if (room.availablePermits() > 0) {
                    guests.next(assortment).forEach(this::letIn);
                }
            } catch (RuntimeException e) {
                surprises.met(e);
            }
        }
    }

    /** Goes on with orders whose simulator was killed. */
    private void findLost() {
        if (!gate.passAfter(Duration.ZERO)) {
            return;
        }
        try {
            Duration longer = Pace.of(config).longest().multipliedBy(2);
            RandomGenerator luck = new SplittableRandom(config.seed());
            Fate now = new Fate(shop, Pace.NONE, gate);
            for (Lost lost : shop.backOffice.lost(longer, MOST_LOST)) {
                now.goOn(lost, Life.draw(luck, config.failingPaymentShare().doubleValue()));
            }
        } catch (RuntimeException e) {
            surprises.met(e);
        }
    }

    /** Returns whether there is somebody to shop and something to buy. */
    private boolean lookRound() {
        if (assortment == null || assortment.isEmpty() || shoppers % LOOK_ROUND == 0) {
            assortment = Assortment.of(shop);
            clientele.become(assortment.customers());
        }
        return !assortment.isEmpty();
    }

    private void letIn(Guest guest) {
        shoppers++;
        Session session =
                new Session(
                        guest, assortment, shop, meter, order -> follow(order.orderId(), guest));
        room.acquireUninterruptibly();
        threads.execute(
                () -> {
                    try {
                        session.run(gate, () -> thinkTime(guest.luck()));
                    } catch (RuntimeException e) {
                        surprises.met(e);
                    } finally {
                        room.release();
                    }
                });
    }

    private void follow(long order, Guest guest) {
        Life life = guest.life(config.failingPaymentShare().doubleValue());
        threads.execute(
                () -> {
                    try {
                        fate.of(order, life, guest.label());
                    } catch (RuntimeException e) {
                        surprises.met(e);
                    }
                });
    }

    /** Half to one and a half of the average. */
    private Duration thinkTime(RandomGenerator luck) {
        double factor = 0.5 + luck.nextDouble();
        return Duration.ofNanos((long) (config.thinkTime().toNanos() * factor));
    }
}
