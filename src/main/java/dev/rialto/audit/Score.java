package dev.rialto.audit;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * How well a fraud rule finds what the simulator labelled, counted by order, or by payment where
 * payments are the fraud.
 *
 * @param kind of label that the rule is to find; {@code any} where it has no kind of its own
 * @param labelled how many there are to find
 * @param flagged how many are in an alert of the rule
 * @param right how many are both
 * @param precision right by flagged, scale 4, rounded down; null where nothing is flagged
 * @param recall right by labelled, scale 4, rounded down; null where there is nothing to find, and
 *     for {@code any}
 */
@RegisterForReflection
public record Score(
        String rule,
        String kind,
        long labelled,
        long flagged,
        long right,
        BigDecimal precision,
        BigDecimal recall) {

    static final String ANY = "any";

    static Score of(String rule, String kind, long labelled, long flagged, long right) {
        return new Score(
                rule,
                kind,
                labelled,
                flagged,
                right,
                share(right, flagged),
                kind.equals(ANY) ? null : share(right, labelled));
    }

    /** Whether neither is below these; what is not known is not below. */
    public boolean reaches(BigDecimal leastPrecision, BigDecimal leastRecall) {
        return (precision == null || precision.compareTo(leastPrecision) >= 0)
                && (recall == null || recall.compareTo(leastRecall) >= 0);
    }

    private static BigDecimal share(long part, long whole) {
        return whole == 0
                ? null
                : BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), 4, RoundingMode.DOWN);
    }
}
