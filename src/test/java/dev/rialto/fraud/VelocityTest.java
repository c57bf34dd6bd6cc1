package dev.rialto.fraud;

import static dev.rialto.fraud.Facts.at;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class VelocityTest {

    @Test
    void fiveOrdersInAMinuteAreTolerated() {
        assertThat(episodes(at(0, 10, 20, 30, 40))).isEmpty();
    }

    @Test
    void theSixthOrderWithinAMinuteIsAnEpisodeWhereverTheMinuteBegins() {
        List<Episode> episodes = episodes(at(0, 35, 45, 55, 65, 75, 94));

        assertThat(episodes).hasSize(1);
        assertThat(Facts.ids(episodes.getFirst())).containsExactly(2L, 3L, 4L, 5L, 6L, 7L);
        assertThat(episodes.getFirst().reason())
                .isEqualTo("6 orders in 59 s, more than 5 within 60 s");
    }

    @Test
    void sixtySecondsApartIsNoLongerWithinAMinute() {
        assertThat(episodes(at(0, 10, 20, 30, 40, 60))).isEmpty();
        assertThat(episodes(at(0, 10, 20, 30, 40, 59))).hasSize(1);
    }

    @Test
    void minutesThatShareAnOrderAreOneEpisode() {
        long[] everyTenSeconds = LongStream.range(0, 20).map(i -> i * 10).toArray();

        List<Episode> episodes = episodes(at(everyTenSeconds));

        assertThat(episodes).hasSize(1);
        assertThat(episodes.getFirst().facts()).hasSize(20);
        assertThat(episodes.getFirst().evidence().get("amount")).isEqualByComparingTo("20.00");
        assertThat(episodes.getFirst().severity()).isEqualTo(Severity.HIGH);
    }

    @Test
    void burstsFarApartAreEpisodesOfTheirOwn() {
        List<Episode> episodes = episodes(at(0, 1, 2, 3, 4, 5, 300, 301, 302, 303, 304, 305));

        assertThat(episodes).hasSize(2);
        assertThat(episodes.getFirst().severity()).isEqualTo(Severity.MEDIUM);
    }

    private static List<Episode> episodes(List<Fact> orders) {
        return Velocity.USUAL.episodes(orders, Period.ALWAYS);
    }
}
