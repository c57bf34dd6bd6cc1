package dev.rialto.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JournalTest {

    private final Journal journal = new Journal();

    @Test
    void tellsWhatCameAfterAnId() {
        Event first = journal.add("revenue", "revenue", "1");
        Event second = journal.add("revenue", "revenue", "2");
        Event third = journal.add("alert", "alert", "3");
        assertThat(journal.since(first.id()).orElseThrow()).containsExactly(second, third);
        assertThat(journal.since(third.id()).orElseThrow()).isEmpty();
    }

    @Test
    void knowsNothingOfOtherIds() {
        journal.add("revenue", "revenue", "1");
        assertThat(journal.since(null)).isEmpty();
        assertThat(journal.since("nonsense")).isEmpty();
        assertThat(journal.since(journal.position() + "0")).isEmpty();
        assertThat(journal.since(journal.position() + "x")).isEmpty();
        assertThat(journal.since(new Journal().position())).isEmpty();
    }

    @Test
    void forgetsTheOldest() {
        Event first = journal.add("revenue", "revenue", "0");
        Event second = journal.add("revenue", "revenue", "0");
        for (int i = 0; i < 1_000; i++) {
            journal.add("revenue", "revenue", "0");
        }
        assertThat(journal.since(first.id())).isEmpty();
        assertThat(journal.since(second.id()).orElseThrow()).hasSize(1_000);
    }

    @Test
    void canBreakOff() {
        Event event = journal.add("revenue", "revenue", "1");
        journal.breakOff();
        assertThat(journal.since(event.id())).isEmpty();
        assertThat(journal.since(journal.position()).orElseThrow()).isEmpty();
    }
}
