package dev.rialto.fraud;

/**
 * A span of event time in microseconds.
 *
 * @param from the first moment that belongs to it
 * @param to the first that no longer does
 */
public record Period(long from, long to) {

    /** All of time. */
    public static final Period ALWAYS = new Period(Long.MIN_VALUE, Long.MAX_VALUE);

    /** Whether the fact is of this period. */
    boolean contains(Fact fact) {
        return fact.micros() >= from && fact.micros() < to;
    }
}
