package dev.rialto.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PatienceTest {

    private static final Instant BEGAN = Instant.parse("2026-01-01T00:00:00Z");

    private final Patience patience = new Patience(Duration.ofSeconds(60));

    @Test
    void lastsWhileStagesComeCloser() {
        for (int second = 0; second < 600; second += 50) {
            assertThat(patience.ends(1_000 - second, BEGAN.plusSeconds(second))).isFalse();
        }
    }

    @Test
    void endsWhereTheyComeNoCloser() {
        assertThat(patience.ends(10, BEGAN)).isFalse();
        assertThat(patience.ends(12, BEGAN.plusSeconds(60))).isFalse();
        assertThat(patience.ends(10, BEGAN.plusSeconds(61))).isTrue();
    }
}
