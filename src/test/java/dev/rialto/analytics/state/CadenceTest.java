package dev.rialto.analytics.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class CadenceTest {

    private long nanos;
    private int done;

    @Test
    void workTakesATwentiethOfTheTime() {
        Cadence cadence = new Cadence(_ -> work(100), () -> nanos);

        for (long now = 0; now < 10_000; now += 10) {
            cadence.run(now);
        }

        assertThat(done).isEqualTo(5);
    }

    @Test
    void shortWorkIsNeverPassedOver() {
        Cadence cadence = new Cadence(_ -> work(1), () -> nanos);

        for (long now = 0; now < 10_000; now += 20) {
            cadence.run(now);
        }

        assertThat(done).isEqualTo(500);
    }

    private void work(long millis) {
        nanos += TimeUnit.MILLISECONDS.toNanos(millis);
        done++;
    }
}
