package dev.rialto.fraud;

import dev.rialto.events.FraudAlert;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What a rule found.
 *
 * @param alert as it is first published, without the time of detection
 * @param growsUntil until then, in event time, a fact could still join the episode
 */
public record Finding(FraudAlert alert, Instant growsUntil) {

    /** Findings are revised for so long behind their subject's newest fact; older ones stand. */
    public static final Duration REVISED_FOR = Duration.ofDays(90);

    /** All that a version finds among the facts of one subject. */
    static List<Finding> all(RuleVersion version, List<Fact> facts, Period inForce) {
        return version.rule().episodes(facts, inForce).stream()
                .map(episode -> of(version, episode))
                .toList();
    }

    /** The event time of the last fact, in microseconds. */
    long end() {
        return Fact.microsOf(alert.windowEnd());
    }

    private static Finding of(RuleVersion version, Episode episode) {
        Rule rule = version.rule();
        Fact first = episode.first();
        List<Long> ids = episode.facts().stream().map(Fact::id).toList();
        boolean payments = rule.subject() == Subject.CUSTOMER_FAILED_PAYMENTS;
        FraudAlert alert =
                new FraudAlert(
                        // The first fact names the episode, so that it keeps its id while it grows.
                        "%s-%d-%d-%d"
                                .formatted(
                                        rule.name(),
                                        version.version(),
                                        first.customer(),
                                        first.id()),
                        rule.name(),
                        version.version(),
                        episode.severity().word(),
                        first.customer(),
                        payments ? List.of() : ids,
                        Episode.amount(episode.facts()),
                        episode.reason(),
                        first.at(),
                        episode.last().at(),
                        rule.within(),
                        1,
                        false,
                        null,
                        episode.facts().stream().map(Fact::customer).distinct().toList(),
                        payments ? ids : List.of(),
                        episode.evidence());
        return new Finding(alert, episode.last().at().plus(rule.growsFor()));
    }
}
