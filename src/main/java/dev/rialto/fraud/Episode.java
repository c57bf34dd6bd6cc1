package dev.rialto.fraud;

import java.math.BigDecimal;
import java.util.List;
import java.util.SequencedMap;

/**
 * Facts that a rule holds together, in event time; never empty.
 *
 * @param reason the evidence in a sentence with its numbers
 * @param evidence the same numbers, exact
 */
public record Episode(
        List<Fact> facts,
        Severity severity,
        String reason,
        SequencedMap<String, BigDecimal> evidence) {

    Fact first() {
        return facts.getFirst();
    }

    Fact last() {
        return facts.getLast();
    }

    static long seconds(List<Fact> facts) {
        return (facts.getLast().micros() - facts.getFirst().micros()) / 1_000_000;
    }

    static BigDecimal amount(List<Fact> facts) {
        return BigDecimal.valueOf(facts.stream().mapToLong(Fact::cents).sum(), 2);
    }
}
