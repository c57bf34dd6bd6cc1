package dev.rialto.fraud;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** The rules that there are. */
final class Rules {

    /** With the thresholds of version 1. */
    static final List<Rule> USUAL =
            List.of(
                    Velocity.USUAL,
                    HighValue.USUAL,
                    SimilarOrders.USUAL,
                    SharedAddress.USUAL,
                    CardTesting.USUAL);

    private Rules() {}

    static boolean exists(String name) {
        return USUAL.stream().anyMatch(rule -> rule.name().equals(name));
    }

    /**
     * A rule with thresholds of its own.
     *
     * @throws IllegalArgumentException where there is no such rule, or a threshold is missing,
     *     unknown or out of bounds
     */
    static Rule of(String name, JsonNode thresholds) {
        Thresholds given = new Thresholds(thresholds);
        Rule rule =
                switch (name) {
                    case Velocity.NAME -> Velocity.of(given);
                    case HighValue.NAME -> HighValue.of(given);
                    case SimilarOrders.NAME -> SimilarOrders.of(given);
                    case SharedAddress.NAME -> SharedAddress.of(given);
                    case CardTesting.NAME -> CardTesting.of(given);
                    default -> throw new IllegalArgumentException("there is no rule " + name);
                };
        given.requireNoOther();
        return rule;
    }
}
