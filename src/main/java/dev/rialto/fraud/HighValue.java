package dev.rialto.fraud;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An order above a fixed amount; or above so many standard deviations of what the same customer
 * ordered within the span before it, given enough orders to tell.
 *
 * @param amount above it every order is flagged
 * @param deviations an order is flagged above the mean of the earlier ones and so many of their
 *     (population) standard deviations
 * @param atLeastOrders so many earlier orders it takes
 * @param atLeastAmount below it a customer's own orders are no yardstick
 * @param within how far back the earlier orders count
 */
public record HighValue(
        BigDecimal amount,
        BigDecimal deviations,
        int atLeastOrders,
        BigDecimal atLeastAmount,
        Duration within)
        implements Rule {

    static final String NAME = "high_value";
    static final HighValue USUAL =
            new HighValue(
                    new BigDecimal("10000.00"),
                    new BigDecimal("12"),
                    10,
                    new BigDecimal("5000.00"),
                    Duration.ofDays(30));

    static HighValue of(Thresholds given) {
        return new HighValue(
                given.amount("amount"),
                given.number("deviations", "0.1", "1000"),
                given.count("at_least_orders", 1, 10_000),
                given.amount("at_least_amount"),
                given.span("within", Duration.ofMinutes(1), Duration.ofDays(90)));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Subject subject() {
        return Subject.CUSTOMER_ORDERS;
    }

    @Override
    public Duration growsFor() {
        return Duration.ZERO;
    }

    @Override
    public Map<String, Object> thresholds() {
        return Thresholds.named(
                "amount", amount,
                "deviations", deviations,
                "at_least_orders", atLeastOrders,
                "at_least_amount", atLeastAmount,
                "within", within);
    }

    @Override
    public List<Episode> episodes(List<Fact> facts, Period inForce) {
        long least = cents(amount.min(atLeastAmount));
        long span = within.toNanos() / 1_000;
        List<Episode> found = new ArrayList<>();
        Spread earlier = new Spread();
        int oldest = 0;
        for (Fact order : facts) {
            while (facts.get(oldest).micros() < order.micros() - span) {
                earlier.remove(facts.get(oldest++).cents());
            }
            if (order.cents() > least && inForce.contains(order)) {
                judge(order, earlier).ifPresent(found::add);
            }
            earlier.add(order.cents());
        }
        return found;
    }

    private Optional<Episode> judge(Fact order, Spread earlier) {
        boolean large = order.cents() > cents(amount);
        boolean unusual =
                earlier.count() >= atLeastOrders
                        && order.cents() > cents(atLeastAmount)
                        && earlier.isExceeded(order.cents(), deviations);
        return large || unusual
                ? Optional.of(episode(order, earlier, large, unusual))
                : Optional.empty();
    }

    private Episode episode(Fact order, Spread earlier, boolean large, boolean unusual) {
        Evidence evidence =
                new Evidence()
                        .with("amount", order.amount())
                        .with("limit_amount", amount)
                        .with("earlier_orders", earlier.count());
        if (earlier.count() > 0) {
            evidence.with("earlier_mean", earlier.mean())
                    .with("earlier_deviation", earlier.deviation())
                    .with("limit_deviations", deviations);
        }
        return new Episode(
                List.of(order),
                large ? Severity.of(order.cents(), cents(amount), Severity.MEDIUM) : Severity.LOW,
                reason(order, earlier, large, unusual),
                evidence.numbers());
    }

    private String reason(Fact order, Spread earlier, boolean large, boolean unusual) {
        String own =
                "more than %s standard deviations (of %s) above the mean %s of %d earlier orders"
                        .formatted(
                                deviations, earlier.deviation(), earlier.mean(), earlier.count());
        String fixed = "more than " + amount;
        return "an order of "
                + order.amount()
                + ", "
                + (large && unusual ? fixed + " and " + own : large ? fixed : own);
    }

    private static long cents(BigDecimal money) {
        return money.movePointRight(2).longValueExact();
    }
}
