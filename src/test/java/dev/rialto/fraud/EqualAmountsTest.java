package dev.rialto.fraud;

import static dev.rialto.fraud.Facts.fact;
import static dev.rialto.fraud.Facts.sorted;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The rules that look for equal amounts, and the one that counts failed payments. */
class EqualAmountsTest {

    private static final SimilarOrders SIMILAR = new SimilarOrders(2, Facts.seconds(100));
    private static final SharedAddress SHARED = new SharedAddress(2, Facts.seconds(100));
    private static final CardTesting CARDS = new CardTesting(3, Facts.seconds(100));

    @Test
    void theThirdOrderOfAnAmountIsAnEpisodeWhateverLiesBetween() {
        List<Fact> orders =
                sorted(
                        fact(1, 0, 500, 9),
                        fact(2, 10, 700, 9),
                        fact(3, 50, 500, 9),
                        fact(4, 99, 500, 9));

        List<Episode> episodes = SIMILAR.episodes(orders, Period.ALWAYS);

        assertThat(episodes).hasSize(1);
        assertThat(Facts.ids(episodes.getFirst())).containsExactly(1L, 3L, 4L);
    }

    @Test
    void equalAmountsThatAreFarApartAreTolerated() {
        List<Fact> orders = sorted(fact(1, 0, 500, 9), fact(2, 50, 500, 9), fact(3, 100, 500, 9));

        assertThat(SIMILAR.episodes(orders, Period.ALWAYS)).isEmpty();
    }

    @Test
    void aRingIsAccountsNotOrders() {
        List<Fact> couple =
                sorted(
                        fact(1, 0, 500, 1),
                        fact(2, 1, 500, 2),
                        fact(3, 2, 500, 1),
                        fact(4, 3, 500, 2));
        assertThat(SHARED.episodes(couple, Period.ALWAYS)).isEmpty();

        List<Fact> ring = sorted(fact(1, 0, 500, 1), fact(2, 1, 500, 2), fact(3, 99, 500, 3));
        assertThat(SHARED.episodes(ring, Period.ALWAYS)).hasSize(1);

        List<Fact> slow = sorted(fact(1, 0, 500, 1), fact(2, 1, 500, 2), fact(3, 100, 500, 3));
        assertThat(SHARED.episodes(slow, Period.ALWAYS)).isEmpty();

        List<Fact> unlike = sorted(fact(1, 0, 500, 1), fact(2, 1, 500, 2), fact(3, 2, 501, 3));
        assertThat(SHARED.episodes(unlike, Period.ALWAYS)).isEmpty();
    }

    @Test
    void failuresAreToleratedUpToTheLimitWithinTheSpan() {
        assertThat(CARDS.episodes(Facts.at(0, 1, 2), Period.ALWAYS)).isEmpty();
        assertThat(CARDS.episodes(Facts.at(0, 1, 2, 99), Period.ALWAYS)).hasSize(1);
        assertThat(CARDS.episodes(Facts.at(0, 1, 2, 100), Period.ALWAYS)).isEmpty();
    }
}
