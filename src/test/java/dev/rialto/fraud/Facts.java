package dev.rialto.fraud;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Facts as rules get them, written shortly. */
final class Facts {

    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    static final long NOON_MICROS = Fact.microsOf(NOON);

    private Facts() {}

    /** Facts 1, 2, … of customer 9 with 1.00 each, so many seconds after noon. */
    static List<Fact> at(long... seconds) {
        return IntStream.range(0, seconds.length)
                .mapToObj(i -> fact(i + 1, seconds[i], 100, 9))
                .toList();
    }

    /** As {@link #at}, but no two have the same amount: 1.00, 1.01, … */
    static List<Fact> unlike(long... seconds) {
        return IntStream.range(0, seconds.length)
                .mapToObj(i -> fact(i + 1, seconds[i], 100 + i, 9))
                .toList();
    }

    /** Facts 1, 2, … of customer 9 a minute apart, of so many cents. */
    static List<Fact> of(long... cents) {
        return IntStream.range(0, cents.length)
                .mapToObj(i -> fact(i + 1, 60L * i, cents[i], 9))
                .toList();
    }

    static Fact fact(long id, long seconds, long cents, long customer) {
        return new Fact(NOON_MICROS + seconds * 1_000_000, id, cents, customer);
    }

    static List<Long> ids(Episode episode) {
        return episode.facts().stream().map(Fact::id).toList();
    }

    static List<Fact> sorted(Fact... facts) {
        return Arrays.stream(facts).sorted().toList();
    }

    static Duration seconds(long seconds) {
        return Duration.ofSeconds(seconds);
    }
}
