package dev.rialto.fraud;

import dev.rialto.events.FraudRule;
import dev.rialto.events.Json;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * A rule with the thresholds of one version.
 *
 * @param effectiveFrom the event time from which it judges; version 1 judges whatever came before
 */
public record RuleVersion(Rule rule, int version, Instant effectiveFrom, boolean enabled) {

    private static final Logger LOG = Logger.getLogger(RuleTopic.class);
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    /** Refuses a time that microseconds cannot count. */
    public RuleVersion {
        if (effectiveFrom.isBefore(Instant.EPOCH) || effectiveFrom.isAfter(LATEST)) {
            throw new IllegalArgumentException(
                    "effective_from: a time from %s to %s is needed"
                            .formatted(Instant.EPOCH, LATEST));
        }
    }

    /** The first version of a rule, which is built in. */
    static RuleVersion builtIn(Rule rule) {
        return new RuleVersion(rule, 1, Instant.EPOCH, true);
    }

    /**
     * Of a record of the topic.
     *
     * @throws IllegalArgumentException where there is no such rule or a threshold is out of bounds
     */
    public static RuleVersion of(FraudRule record) {
        return new RuleVersion(
                Rules.of(record.rule(), Json.tree(Json.write(record.thresholds()))),
                record.version(),
                record.effectiveFrom(),
                record.enabled());
    }

    /**
     * Of a record's bytes; nothing, and a warning, where somebody wrote what is no version: the
     * others hold as before.
     */
    public static Optional<RuleVersion> read(String key, byte[] json) {
        try {
            return Optional.of(of(Json.read(json, FraudRule.class)));
        } catch (RuntimeException e) {
            LOG.warnf("fraud rule skipped key=%s: %s", key, e.getMessage());
            return Optional.empty();
        }
    }

    /** As the topic has it. */
    FraudRule record() {
        return new FraudRule(rule.name(), version, effectiveFrom, enabled, rule.thresholds());
    }

    /** When it judges, in microseconds of event time. */
    long from() {
        return version == 1 ? Long.MIN_VALUE : Fact.microsOf(effectiveFrom);
    }
}
