package dev.rialto.fraud;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * More than so many orders of a customer within a span, wherever it begins.
 *
 * @param orders as many are tolerated
 */
public record Velocity(int orders, Duration within) implements Rule {

    static final String NAME = "velocity";
    static final Velocity USUAL = new Velocity(5, Duration.ofMinutes(1));

    static Velocity of(Thresholds given) {
        return new Velocity(
                given.count("orders", 1, 1_000),
                given.span("within", Duration.ofSeconds(1), Duration.ofDays(1)));
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
        return within;
    }

    @Override
    public Map<String, Object> thresholds() {
        return Thresholds.named("orders", orders, "within", within);
    }

    @Override
    public List<Episode> episodes(List<Fact> facts, Period inForce) {
        return Runs.of(facts, within, inForce, together -> together.size() > orders).stream()
                .map(this::episode)
                .toList();
    }

    private Episode episode(List<Fact> found) {
        long seconds = Episode.seconds(found);
        return new Episode(
                found,
                Severity.of(found.size(), orders, Severity.MEDIUM),
                "%d orders in %d s, more than %d within %d s"
                        .formatted(found.size(), seconds, orders, within.toSeconds()),
                new Evidence()
                        .with("orders", found.size())
                        .with("seconds", seconds)
                        .with("amount", Episode.amount(found))
                        .with("limit_orders", orders)
                        .with("limit", within)
                        .numbers());
    }
}
