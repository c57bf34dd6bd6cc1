package dev.rialto.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackoffTest {

    private static final Backoff BACKOFF =
            new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(30));

    @Test
    void waitsTwiceAsLongEachTimeUpToTheLongest() {
        assertThat(IntStream.rangeClosed(1, 7).mapToLong(n -> pause(n, 0).toSeconds()))
                .containsExactly(1L, 2L, 4L, 8L, 16L, 30L, 30L);
        assertThat(pause(Integer.MAX_VALUE, 0)).hasSeconds(30);
    }

    @Test
    void waitsLessByChanceButNeverLessThanHalf() {
        assertThat(pause(3, 0.5)).hasMillis(3_000);
        assertThat(pause(3, 1)).hasMillis(2_000);
    }

    @Test
    void waitsAsLongAsThePlaceWishesWithinReason() {
        assertThat(BACKOFF.pause(1, Duration.ofSeconds(90), 1)).hasSeconds(90);
        assertThat(BACKOFF.pause(4, Duration.ofSeconds(2), 0)).hasSeconds(8);
        assertThat(BACKOFF.pause(1, Duration.ofDays(9), 0)).hasHours(1);
    }

    private static Duration pause(int attempts, double chance) {
        return BACKOFF.pause(attempts, Duration.ZERO, chance);
    }
}
