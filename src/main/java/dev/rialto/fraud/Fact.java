package dev.rialto.fraud;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;

/**
 * As much of an order or of a payment as rules look at; ordered by event time, then by id.
 *
 * @param micros event time, in microseconds since 1970
 * @param id of the order or payment
 * @param cents its amount
 */
public record Fact(long micros, long id, long cents, long customer) implements Comparable<Fact> {

    private static final Comparator<Fact> ORDER =
            Comparator.comparingLong(Fact::micros).thenComparingLong(Fact::id);

    /**
     * A fact of its parts.
     *
     * @param amount exact; at most two decimals
     */
    public static Fact of(Instant at, long id, BigDecimal amount, long customer) {
        return new Fact(microsOf(at), id, amount.movePointRight(2).longValueExact(), customer);
    }

    /** An instant as facts have it; the database knows no shorter time than a microsecond. */
    public static long microsOf(Instant at) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, at);
    }

    /** Event time. */
    public Instant at() {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    /** Exact, scale 2. */
    public BigDecimal amount() {
        return BigDecimal.valueOf(cents, 2);
    }

    @Override
    public int compareTo(Fact other) {
        return ORDER.compare(this, other);
    }
}
