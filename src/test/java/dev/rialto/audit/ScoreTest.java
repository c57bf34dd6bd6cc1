package dev.rialto.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class ScoreTest {

    private static final BigDecimal MOST = new BigDecimal("0.95");

    @Test
    void precisionIsOfTheFlaggedAndRecallOfTheLabelled() {
        Score score = Score.of("velocity", "burst", 200, 100, 96);

        assertThat(score.precision()).isEqualTo(new BigDecimal("0.9600"));
        assertThat(score.recall()).isEqualTo(new BigDecimal("0.4800"));
        assertThat(score.reaches(MOST, BigDecimal.ZERO)).isTrue();
        assertThat(score.reaches(MOST, MOST)).isFalse();
    }

    @Test
    void whatCannotBeToldIsLeftOpen() {
        Score nothing = Score.of("velocity", "burst", 0, 0, 0);
        assertThat(nothing.precision()).isNull();
        assertThat(nothing.recall()).isNull();
        assertThat(nothing.reaches(MOST, MOST)).isTrue();

        assertThat(Score.of("similar_orders", Score.ANY, 10, 2, 2).recall()).isNull();
    }

    @Test
    void nearlyAllIsNotAll() {
        assertThat(Score.of("velocity", "burst", 100_000, 99_999, 99_999).recall())
                .isEqualTo(new BigDecimal("0.9999"));
    }
}
