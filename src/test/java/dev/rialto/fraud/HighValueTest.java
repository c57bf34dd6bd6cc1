package dev.rialto.fraud;

import static dev.rialto.fraud.Facts.fact;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HighValueTest {

    /** Above 1000.00; or by 2 deviations, after 4 orders within an hour, and above 20.00. */
    private static final HighValue RULE =
            new HighValue(
                    new BigDecimal("1000.00"),
                    new BigDecimal("2"),
                    4,
                    new BigDecimal("20.00"),
                    Duration.ofHours(1));

    @Test
    void theFixedAmountItselfIsTolerated() {
        assertThat(flagged(Facts.of(100_000))).isEmpty();
        assertThat(flagged(Facts.of(100_001))).containsExactly(1L);
    }

    /**
     * 8, 12, 8, 12: the mean is 10 and the deviation 2 exactly, so the limit is 14; but 20 here.
     */
    @Test
    void deviationsCountOnlyAboveTheLeastAmount() {
        assertThat(flagged(Facts.of(800, 1200, 800, 1200, 2_000))).isEmpty();
        assertThat(flagged(Facts.of(800, 1200, 800, 1200, 2_001))).containsExactly(5L);
    }

    /** 80, 120, 80, 120: the limit is 140 exactly. */
    @Test
    void exactlySoManyDeviationsAreTolerated() {
        assertThat(flagged(Facts.of(8_000, 12_000, 8_000, 12_000, 14_000))).isEmpty();
        assertThat(flagged(Facts.of(8_000, 12_000, 8_000, 12_000, 14_001))).containsExactly(5L);
    }

    @Test
    void anUnusualOrderTakesEnoughEarlierOnes() {
        assertThat(flagged(Facts.of(8_000, 12_000, 8_000, 90_000))).isEmpty();
    }

    @Test
    void earlierOrdersCountForTheSpanOnly() {
        List<Fact> orders = new ArrayList<>(Facts.of(8_000, 12_000, 8_000, 12_000));
        orders.add(fact(5, 3_600, 14_001, 9));
        assertThat(flagged(orders)).containsExactly(5L);

        orders.set(4, fact(5, 3_601, 14_001, 9));
        assertThat(flagged(orders)).isEmpty();
    }

    @Test
    void tellsTheNumbers() {
        Episode episode =
                RULE.episodes(Facts.of(8_000, 12_000, 8_000, 12_000, 50_000), Period.ALWAYS)
                        .getFirst();

        assertThat(episode.severity()).isEqualTo(Severity.LOW);
        assertThat(episode.evidence())
                .containsEntry("amount", new BigDecimal("500.00"))
                .containsEntry("earlier_orders", new BigDecimal("4"))
                .containsEntry("earlier_mean", new BigDecimal("100.00"))
                .containsEntry("earlier_deviation", new BigDecimal("20.00"));
    }

    private static List<Long> flagged(List<Fact> orders) {
        return RULE.episodes(orders, Period.ALWAYS).stream()
                .flatMap(episode -> Facts.ids(episode).stream())
                .toList();
    }
}
