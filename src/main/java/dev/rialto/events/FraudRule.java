package dev.rialto.events;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A version of a fraud rule; a record of {@code fraud_rules}, keyed {@code <rule>/<version>} and
 * never changed. The version in force at a fact's event time judges it.
 *
 * @param rule the rule's name, such as {@code velocity}
 * @param version counts from 1, which is built in and not on the topic
 * @param effectiveFrom the event time from which it is in force, until the next version is
 * @param enabled whether the rule finds anything while this version is in force
 * @param thresholds by name; which ones, the rule says
 */
@RegisterForReflection
public record FraudRule(
        String rule,
        int version,
        Instant effectiveFrom,
        boolean enabled,
        Map<String, Object> thresholds) {

    /** The rules that there are, as alerts and this topic name them; sorted. */
    public static final List<String> NAMES =
            List.of("card_testing", "high_value", "shared_address", "similar_orders", "velocity");

    /** The record's key. */
    public String key() {
        return rule + "/" + version;
    }
}
