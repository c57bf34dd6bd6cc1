package dev.rialto.cdc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rialto.kernel.Health;
import java.io.EOFException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SetbacksTest {

    private static final Optional<Position> START = at(100);

    private Instant now = Instant.EPOCH;
    private final Setbacks setbacks = new Setbacks(Duration.ofMinutes(1), () -> now);

    @Test
    void aDeathIsWaitedOut() {
        setbacks.begins(START);

        assertThat(setbacks.died("no luck"))
                .isEqualTo(new Health.Waiting("begins again after: no luck"));
    }

    @Test
    void deathsInARowForLongerThanPatienceAreTheEnd() {
        for (int death = 1; death <= 4; death++) {
            setbacks.begins(START);
            now = now.plusSeconds(14);
            assertThat(setbacks.died("no luck")).isInstanceOf(Health.Waiting.class);
        }
        setbacks.begins(START);
        now = now.plusSeconds(14);

        assertThat(setbacks.died("no luck"))
                .isEqualTo(new Health.Failed("capture has died 5 times in a row: no luck"));
    }

    @Test
    void twoDeathsAreForgivenHoweverLongTheyTake() {
        for (int death = 1; death <= 2; death++) {
            setbacks.begins(START);
            now = now.plusSeconds(600);
            assertThat(setbacks.died("no luck")).isInstanceOf(Health.Waiting.class);
        }
    }

    @Test
    void whoCommitsSomethingNewHasOvercomeThem() {
        setbacks.begins(START);
        setbacks.died("no luck");
        setbacks.begins(START);

        assertThat(setbacks.overcome(START)).isFalse();
        assertThat(setbacks.overcome(at(101))).isTrue();
        assertThat(setbacks.overcome(START)).isTrue();
    }

    @Test
    void whoLastsHasOvercomeThem() {
        setbacks.begins(START);
        setbacks.died("no luck");
        setbacks.begins(START);
        now = now.plusSeconds(60);

        assertThat(setbacks.overcome(START)).isTrue();
    }

    @Test
    void theReasonNamesWhatWasAtTheBottomOfIt() {
        Exception bottom = new IllegalStateException("no such slot", new EOFException());

        assertThat(Setbacks.reason(bottom)).isEqualTo("no such slot");
        assertThat(Setbacks.reason(new RuntimeException("cannot read", bottom)))
                .isEqualTo("cannot read: no such slot");
        assertThat(Setbacks.reason(new RuntimeException(bottom))).isEqualTo("no such slot");
        assertThat(Setbacks.reason(new EOFException())).isEqualTo("java.io.EOFException");
    }

    private static Optional<Position> at(long lsn) {
        return Optional.of(new Position(lsn, 0, Map.of(), 0, Set.of()));
    }
}
