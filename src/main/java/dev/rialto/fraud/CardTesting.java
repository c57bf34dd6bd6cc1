package dev.rialto.fraud;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * More than so many failed payments of a customer within a span: somebody tries stolen cards.
 *
 * @param failures as many are tolerated
 */
public record CardTesting(int failures, Duration within) implements Rule {

    static final String NAME = "card_testing";
    static final CardTesting USUAL = new CardTesting(6, Duration.ofMinutes(10));

    static CardTesting of(Thresholds given) {
        return new CardTesting(
                given.count("failures", 1, 1_000),
                given.span("within", Duration.ofSeconds(1), Duration.ofDays(1)));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Subject subject() {
        return Subject.CUSTOMER_FAILED_PAYMENTS;
    }

    @Override
    public Duration growsFor() {
        return within;
    }

    @Override
    public Map<String, Object> thresholds() {
        return Thresholds.named("failures", failures, "within", within);
    }

    @Override
    public List<Episode> episodes(List<Fact> facts, Period inForce) {
        return Runs.of(facts, within, inForce, together -> together.size() > failures).stream()
                .map(this::episode)
                .toList();
    }

    private Episode episode(List<Fact> found) {
        long seconds = Episode.seconds(found);
        return new Episode(
                found,
                Severity.of(found.size(), failures, Severity.MEDIUM),
                "%d failed payments in %d s, more than %d within %d s"
                        .formatted(found.size(), seconds, failures, within.toSeconds()),
                new Evidence()
                        .with("failures", found.size())
                        .with("seconds", seconds)
                        .with("amount", Episode.amount(found))
                        .with("limit_failures", failures)
                        .with("limit", within)
                        .numbers());
    }
}
