package dev.rialto.fraud;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * More than so many accounts of one address that order for the same amount within a span: a ring.
 * The same basket has the same amount, so that the items need not be looked at.
 *
 * @param accounts as many are tolerated
 */
public record SharedAddress(int accounts, Duration within) implements Rule {

    static final String NAME = "shared_address";
    static final SharedAddress USUAL = new SharedAddress(2, Duration.ofHours(1));

    static SharedAddress of(Thresholds given) {
        return new SharedAddress(
                given.count("accounts", 1, 1_000),
                given.span("within", Duration.ofSeconds(1), Duration.ofDays(7)));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Subject subject() {
        return Subject.ADDRESS_ORDERS;
    }

    @Override
    public Duration growsFor() {
        return within;
    }

    @Override
    public Map<String, Object> thresholds() {
        return Thresholds.named("accounts", accounts, "within", within);
    }

    @Override
    public List<Episode> episodes(List<Fact> facts, Period inForce) {
        return Runs.ofEqualAmount(facts, accounts).stream()
                .flatMap(
                        equal ->
                                Runs.of(equal, within, inForce, found -> accounts(found) > accounts)
                                        .stream())
                .map(this::episode)
                .toList();
    }

    private static long accounts(List<Fact> orders) {
        return orders.stream().mapToLong(Fact::customer).distinct().count();
    }

    private Episode episode(List<Fact> found) {
        long seconds = Episode.seconds(found);
        return new Episode(
                found,
                Severity.HIGH,
                "%d accounts of one address ordered for %s each in %d s, more than %d within %d s"
                        .formatted(
                                accounts(found),
                                found.getFirst().amount(),
                                seconds,
                                accounts,
                                within.toSeconds()),
                new Evidence()
                        .with("accounts", accounts(found))
                        .with("orders", found.size())
                        .with("each", found.getFirst().amount())
                        .with("seconds", seconds)
                        .with("limit_accounts", accounts)
                        .with("limit", within)
                        .numbers());
    }
}
