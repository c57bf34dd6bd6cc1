package dev.rialto.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HeldTest {

    @Test
    void waitsTwiceAsLongEachTimeUpToHalfAMinute() {
        assertThat(IntStream.rangeClosed(1, 7).mapToLong(n -> Held.pause(n).toSeconds()))
                .containsExactly(1L, 2L, 4L, 8L, 16L, 30L, 30L);
        assertThat(Held.pause(Integer.MAX_VALUE)).hasSeconds(30);
    }
}
