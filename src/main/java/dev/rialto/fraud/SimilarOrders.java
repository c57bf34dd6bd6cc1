package dev.rialto.fraud;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * More than so many orders of the same amount by one customer within a span. The same basket has
 * the same amount, so that the items need not be looked at.
 *
 * @param orders as many are tolerated
 */
public record SimilarOrders(int orders, Duration within) implements Rule {

    static final String NAME = "similar_orders";
    static final SimilarOrders USUAL = new SimilarOrders(2, Duration.ofHours(1));

    static SimilarOrders of(Thresholds given) {
        return new SimilarOrders(
                given.count("orders", 1, 1_000),
                given.span("within", Duration.ofSeconds(1), Duration.ofDays(7)));
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
        return Runs.ofEqualAmount(facts, orders).stream()
                .flatMap(
                        equal ->
                                Runs.of(equal, within, inForce, found -> found.size() > orders)
                                        .stream())
                .map(this::episode)
                .toList();
    }

    private Episode episode(List<Fact> found) {
        long seconds = Episode.seconds(found);
        return new Episode(
                found,
                Severity.of(found.size(), orders, Severity.LOW),
                "%d orders of %s each in %d s, more than %d within %d s"
                        .formatted(
                                found.size(),
                                found.getFirst().amount(),
                                seconds,
                                orders,
                                within.toSeconds()),
                new Evidence()
                        .with("orders", found.size())
                        .with("each", found.getFirst().amount())
                        .with("seconds", seconds)
                        .with("limit_orders", orders)
                        .with("limit", within)
                        .numbers());
    }
}
