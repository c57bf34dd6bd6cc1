package dev.rialto.analytics.fraud;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class VelocityRuleTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void fiveOrdersInAMinuteAreTolerated() {
        assertThat(VelocityRule.episodes(at(0, 10, 20, 30, 40))).isEmpty();
    }

    @Test
    void theSixthOrderWithinAMinuteIsAnEpisodeWhereverTheMinuteBegins() {
        List<Episode> episodes = VelocityRule.episodes(at(0, 35, 45, 55, 65, 75, 94));

        assertThat(episodes).hasSize(1);
        assertThat(episodes.getFirst().orderIds()).containsExactly(2L, 3L, 4L, 5L, 6L, 7L);
    }

    @Test
    void sixtySecondsApartIsNoLongerWithinAMinute() {
        assertThat(VelocityRule.episodes(at(0, 10, 20, 30, 40, 60))).isEmpty();
        assertThat(VelocityRule.episodes(at(0, 10, 20, 30, 40, 59))).hasSize(1);
    }

    @Test
    void minutesThatShareAnOrderAreOneEpisode() {
        long[] everyTenSeconds = LongStream.range(0, 20).map(i -> i * 10).toArray();

        List<Episode> episodes = VelocityRule.episodes(at(everyTenSeconds));

        assertThat(episodes).hasSize(1);
        assertThat(episodes.getFirst().orders()).hasSize(20);
        assertThat(episodes.getFirst().amount()).isEqualByComparingTo("20.00");
    }

    @Test
    void burstsFarApartAreEpisodesOfTheirOwn() {
        List<Episode> episodes =
                VelocityRule.episodes(at(0, 1, 2, 3, 4, 5, 300, 301, 302, 303, 304, 305));

        assertThat(episodes).hasSize(2);
        assertThat(VelocityRule.alertId(9, episodes.get(1))).isEqualTo("velocity-1-9-7");
    }

    private static List<PlacedOrder> at(long... seconds) {
        return IntStream.range(0, seconds.length)
                .mapToObj(
                        i ->
                                new PlacedOrder(
                                        i + 1L,
                                        NOON.plusSeconds(seconds[i]),
                                        new BigDecimal("1.00")))
                .toList();
    }
}
