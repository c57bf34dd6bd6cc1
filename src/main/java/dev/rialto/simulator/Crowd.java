package dev.rialto.simulator;

import dev.rialto.shop.orders.Order;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongConsumer;

/**
 * A number of shoppers, each of whom comes, shops and leaves, and whose orders go all their way.
 * Who comes and what they do is decided in one thread and by each guest's own luck, so it does not
 * depend on who is faster.
 */
public final class Crowd {

    /** Those who wait for the database share its next transaction. */
    private static final int AT_ONCE = 64;

    private static final int MOST_AT_ONCE = 1_000;

    /** So many others come before a customer comes again, as long as customers suffice. */
    private static final int OTHERS = 10_000;

    private final SimulatorConfig config;
    private final ShopDoor shop;
    private final MeterRegistry meters;
    private final CrowdPlan plan;
    private final Gate gate = new Gate();
    private final Fate fate;
    private final AtomicLong orders = new AtomicLong();
    private final AtomicReference<BigDecimal> revenue = new AtomicReference<>(BigDecimal.ZERO);
    private final AtomicReference<RuntimeException> failure = new AtomicReference<>();

    /**
     * What happened.
     *
     * @param actions by kind
     * @param revenue of all orders that were placed
     */
    @RegisterForReflection
    public record Summary(
            long sessions,
            Map<String, Long> actions,
            long orders,
            BigDecimal revenue,
            Duration took) {}

    /** A crowd that shops at this door. */
    public Crowd(SimulatorConfig config, ShopDoor shop, MeterRegistry meters, CrowdPlan plan) {
        this.config = config;
        this.shop = shop;
        this.meters = meters;
        this.plan = plan;
        this.fate = new Fate(shop, plan.pace(config), gate);
    }

    /**
     * Runs until the last order has come to its end.
     *
     * @param progress is told how many shoppers have gone
     * @throws IllegalStateException where there is nothing to buy
     */
    public Summary run(LongConsumer progress) {
        Assortment goods = Assortment.of(shop);
        if (goods.isEmpty()) {
            throw new IllegalStateException(
                    "there is nothing on sale or nobody to buy: fill the shop with"
                            + " 'rialto generate'");
        }
        long began = System.nanoTime();
        gate.set(true);
        long sessions = letIn(goods, progress);
        if (failure.get() != null) {
            throw failure.get();
        }
        return new Summary(
                sessions,
                new ActionMeter(meters).totals(),
                orders.get(),
                revenue.get(),
                Duration.ofNanos(System.nanoTime() - began));
    }

    private long letIn(Assortment goods, LongConsumer progress) {
        Guests guests = guests(goods);
        int most = plan.unhurried() ? (int) Math.min(MOST_AT_ONCE, plan.sessions()) : AT_ONCE;
        Semaphore room = new Semaphore(most);
        AtomicLong gone = new AtomicLong();
        long sessions = 0;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            while (sessions < plan.sessions() && failure.get() == null) {
                for (Guest guest : guests.next(goods)) {
                    sessions++;
                    room.acquireUninterruptibly();
                    threads.execute(
                            () -> {
                                try {
                                    visit(guest, goods);
                                } catch (RuntimeException e) {
                                    failure.compareAndSet(null, e);
                                    gate.end();
                                } finally {
                                    room.release();
                                    progress.accept(gone.incrementAndGet());
                                }
                            });
                }
            }
        }
        return sessions;
    }

    private Guests guests(Assortment goods) {
        Clientele clientele = new Clientele(new SplittableRandom(plan.seed() + 2), OTHERS);
        clientele.become(goods.customers());
        return new Guests(
                config,
                shop,
                clientele,
                plan.seed(),
                String.valueOf(plan.seed()),
                plan.fraudShare(),
                0);
    }

    private void visit(Guest guest, Assortment goods) {
        List<Order> placed = new ArrayList<>();
        Duration thinkTime = plan.thinkTime(guest.shopper().left());
        new Session(guest, goods, shop, new ActionMeter(meters), placed::add)
                .run(gate, () -> thinkTime);
        for (Order order : placed) {
            orders.incrementAndGet();
            revenue.accumulateAndGet(order.totalPrice(), BigDecimal::add);
            fate.of(
                    order.orderId(),
                    guest.life(config.failingPaymentShare().doubleValue()),
                    guest.label());
        }
    }
}
