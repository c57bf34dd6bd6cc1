package dev.rialto.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RhythmTest {

    private static final Instant MONDAY = Instant.parse("2026-06-01T00:00:00Z");
    private final Rhythm rhythm = new Rhythm(MONDAY, 28, 100_003, new SplittableRandom(1));

    @Test
    void hasExactlyAsManyOrdersAsWanted() {
        assertThat(orders(0, rhythm.hours())).isEqualTo(100_003);
    }

    @Test
    void isBusierInTheEveningThanAtNight() {
        long evenings = IntStream.range(0, 28).mapToLong(day -> orders(day * 24 + 18, 3)).sum();
        long nights = IntStream.range(0, 28).mapToLong(day -> orders(day * 24 + 2, 3)).sum();

        assertThat(evenings).isGreaterThan(10 * nights);
    }

    @Test
    void grows() {
        assertThat(orders(21 * 24, 7 * 24)).isGreaterThan(orders(0, 7 * 24));
    }

    @Test
    void givesAnHourItsMomentsInOrder() {
        Instant[] moments = rhythm.moments(20, new SplittableRandom(2));

        assertThat(moments).hasSize((int) rhythm.orders(20)).isSorted();
        assertThat(moments[0]).isAfterOrEqualTo(MONDAY.plusSeconds(20 * 3_600));
        assertThat(moments[moments.length - 1]).isBefore(MONDAY.plusSeconds(21 * 3_600));
    }

    private long orders(int from, int hours) {
        return IntStream.range(from, from + hours).mapToLong(rhythm::orders).sum();
    }
}
