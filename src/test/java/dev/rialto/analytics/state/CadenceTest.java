package dev.rialto.analytics.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CadenceTest {

    private static final long WORK = 100;

    private final AtomicLong clock = new AtomicLong();
    private final AtomicInteger done = new AtomicInteger();
    private final Cadence cadence = new Cadence(clock::get);

    @Test
    void workTakesATenthOfTheTime() {
        for (int i = 0; i < 1_000; i++) {
            cadence.run(this::work);
            clock.addAndGet(10);
        }

        assertThat(done.get() * WORK).isBetween(clock.get() / 11, clock.get() / 9);
    }

    @Test
    void shortWorkIsNeverPassedOver() {
        for (int i = 0; i < 1_000; i++) {
            cadence.run(done::incrementAndGet);
            clock.addAndGet(10);
        }

        assertThat(done).hasValue(1_000);
    }

    private void work() {
        clock.addAndGet(WORK);
        done.incrementAndGet();
    }
}
