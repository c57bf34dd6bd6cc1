package dev.rialto.analytics.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class CadenceTest {

    private static final long PERIOD = 10;

    private long nanos;
    private long busy;
    private int done;

    @Test
    void workTakesATwentiethOfABusyThreadsTime() {
        drive(new Cadence(_ -> work(100), () -> nanos, () -> busy), 6);

        assertThat(done).isEqualTo(5);
    }

    @Test
    void shortWorkIsNeverPassedOver() {
        drive(new Cadence(_ -> work(0), () -> nanos, () -> busy), PERIOD);

        assertThat(done).isEqualTo(1_000);
    }

    @Test
    void threadWithoutABacklogWorksOn() {
        drive(new Cadence(_ -> work(100), () -> nanos, () -> busy), 4);

        assertThat(done).isEqualTo(1_000);
    }

    /**
     * Ten seconds, in which the thread has so many milliseconds of each period to do for others.
     */
    private void drive(Cadence cadence, long others) {
        for (long now = 0; now < 10_000; now += PERIOD) {
            cadence.run(now);
            nanos += TimeUnit.MILLISECONDS.toNanos(PERIOD);
            busy += TimeUnit.MILLISECONDS.toNanos(others);
        }
    }

    private void work(long millis) {
        nanos += TimeUnit.MILLISECONDS.toNanos(millis);
        busy += TimeUnit.MILLISECONDS.toNanos(millis);
        done++;
    }
}
