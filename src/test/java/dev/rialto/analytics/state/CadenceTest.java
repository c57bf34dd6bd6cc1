package dev.rialto.analytics.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class CadenceTest {

    private static final long PERIOD = 10;

    private long nanos;
    private int done;

    @Test
    void workTakesATwentiethOfTheTimeWhileThereIsABacklog() {
        drive(new Cadence(20, _ -> work(100), () -> true, () -> nanos));

        assertThat(done).isEqualTo(5);
    }

    @Test
    void shortWorkIsNeverPassedOver() {
        drive(new Cadence(20, _ -> work(0), () -> true, () -> nanos));

        assertThat(done).isEqualTo(1_000);
    }

    @Test
    void worksOnWithoutABacklog() {
        drive(new Cadence(20, _ -> work(100), () -> false, () -> nanos));

        assertThat(done).isEqualTo(1_000);
    }

    /** Ten seconds. */
    private void drive(Cadence cadence) {
        for (long now = 0; now < 10_000; now += PERIOD) {
            cadence.run(now);
        }
    }

    private void work(long millis) {
        nanos += TimeUnit.MILLISECONDS.toNanos(millis);
        done++;
    }
}
