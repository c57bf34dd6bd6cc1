package dev.rialto.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ZipfTest {

    @Test
    void drawsTheFirstTwiceAsOftenAsTheSecond() {
        Zipf zipf = new Zipf(3);
        int[] counts = new int[3];
        SplittableRandom random = new SplittableRandom(42);

        for (int n = 0; n < 110_000; n++) {
            counts[zipf.draw(random)]++;
        }

        // 1 : 1/2 : 1/3 of 110,000; five standard deviations are less than 900.
        assertThat(counts[0]).isCloseTo(60_000, within(900));
        assertThat(counts[1]).isCloseTo(30_000, within(900));
        assertThat(counts[2]).isCloseTo(20_000, within(900));
    }

    @Test
    void refusesToDrawFromNothing() {
        assertThatThrownBy(() -> new Zipf(0)).hasMessageContaining("size=0");
    }
}
