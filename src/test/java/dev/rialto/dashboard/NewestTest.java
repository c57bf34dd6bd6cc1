package dev.rialto.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class NewestTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final Newest<String> newest = new Newest<>(2);

    @Test
    void keepsTheOrderOfTimeWhateverTheOrderOfArrival() {
        newest.put("b", NOON.plusSeconds(1), "second");
        newest.put("a", NOON, "first");
        assertThat(newest.newest(10)).containsExactly("first", "second");
        assertThat(newest.newest(1)).containsExactly("second");
    }

    @Test
    void replacesAValueEvenWhereItsTimeMoves() {
        newest.put("a", NOON, "old");
        newest.put("b", NOON.plusSeconds(1), "other");
        assertThat(newest.put("a", NOON.plusSeconds(2), "new")).isTrue();
        assertThat(newest.newest(10)).containsExactly("other", "new");
    }

    @Test
    void forgetsTheOldestBeyondItsBound() {
        newest.put("a", NOON, "first");
        newest.put("b", NOON.plusSeconds(1), "second");
        assertThat(newest.put("c", NOON.plusSeconds(2), "third")).isTrue();
        assertThat(newest.newest(10)).containsExactly("second", "third");
    }

    @Test
    void doesNotTakeWhatIsOlderThanAllItHasRoomFor() {
        newest.put("b", NOON.plusSeconds(1), "second");
        newest.put("c", NOON.plusSeconds(2), "third");
        assertThat(newest.put("a", NOON, "first")).isFalse();
        assertThat(newest.newest(10)).containsExactly("second", "third");
    }

    @Test
    void saysThatARepetitionChangesNothing() {
        newest.put("a", NOON, "same");
        assertThat(newest.put("a", NOON, "same")).isFalse();
    }

    @Test
    void keepsKeysOfTheSameTimeApart() {
        newest.put("a", NOON, "one");
        newest.put("b", NOON, "other");
        assertThat(newest.remove("a")).isEqualTo("one");
        assertThat(newest.remove("a")).isNull();
        assertThat(newest.newest(10)).containsExactly("other");
    }

    @Test
    void refusesABoundOfNothing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Newest<String>(0))
                .withMessageContaining("bound=0");
    }
}
