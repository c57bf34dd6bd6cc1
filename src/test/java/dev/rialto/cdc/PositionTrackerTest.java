package dev.rialto.cdc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PositionTrackerTest {

    private static final Position SNAPSHOT =
            new Position(100, 0, Map.of(), 5, Set.of("orders", "items"));

    @Test
    void withoutAChangeThePositionIsTheStart() {
        assertThat(new PositionTracker(after(7, Map.of("orders", 2L))).current())
                .isEqualTo(after(7, Map.of("orders", 2L)));
    }

    @Test
    void countsTheRecordsOfEachTransactionByTable() {
        PositionTracker tracker = new PositionTracker(SNAPSHOT);

        tracker.admit(change("orders", 7, 0));
        tracker.admit(change("items", 7, 0));
        tracker.admit(change("items", 7, 0));
        assertThat(tracker.current()).isEqualTo(after(7, Map.of("orders", 1L, "items", 2L)));

        tracker.admit(change("orders", 8, 140));
        assertThat(tracker.current())
                .isEqualTo(new Position(140, 8, Map.of("orders", 1L), 5, SNAPSHOT.tables()));
    }

    @Test
    void skipsWhatTheLastRunPublishedOfAHalfPublishedTransaction() {
        PositionTracker tracker = new PositionTracker(after(7, Map.of("orders", 1L, "items", 2L)));

        assertThat(tracker.admit(change("orders", 7, 0))).isFalse();
        assertThat(tracker.admit(change("items", 7, 0))).isFalse();
        assertThat(tracker.admit(change("items", 7, 0))).isFalse();
        assertThat(tracker.admit(change("items", 7, 0))).isTrue();
        assertThat(tracker.admit(change("orders", 7, 0))).isTrue();
        assertThat(tracker.current()).isEqualTo(after(7, Map.of("orders", 2L, "items", 3L)));
    }

    @Test
    void aSecondCrashWhileSkippingLosesNothingOfTheFirstPosition() {
        Position first = after(7, Map.of("orders", 5L));
        PositionTracker tracker = new PositionTracker(first);

        tracker.admit(change("orders", 7, 0));
        tracker.admit(change("orders", 7, 0));

        assertThat(tracker.current()).isEqualTo(first);
    }

    @Test
    void theNextTransactionIsNotSkipped() {
        PositionTracker tracker = new PositionTracker(after(7, Map.of("orders", 2L)));

        tracker.admit(change("orders", 7, 0));
        tracker.admit(change("orders", 7, 0));

        assertThat(tracker.admit(change("orders", 9, 150))).isTrue();
        assertThat(tracker.current())
                .isEqualTo(new Position(150, 9, Map.of("orders", 1L), 5, SNAPSHOT.tables()));
    }

    @Test
    void aHeartbeatMovesOnWithoutForgettingATransactionInTheMiddle() {
        PositionTracker tracker = new PositionTracker(after(7, Map.of("orders", 3L)));

        tracker.passed(new Handout.Commit(120));
        assertThat(tracker.current())
                .isEqualTo(new Position(120, 7, Map.of("orders", 3L), 5, SNAPSHOT.tables()));

        tracker.admit(change("orders", 7, 120));
        tracker.admit(change("orders", 7, 120));
        tracker.passed(new Handout.Commit(130));
        assertThat(tracker.admit(change("orders", 7, 130))).isFalse();
        assertThat(tracker.admit(change("orders", 7, 130))).isTrue();
        assertThat(tracker.current())
                .isEqualTo(new Position(130, 7, Map.of("orders", 4L), 5, SNAPSHOT.tables()));
    }

    @Test
    void aTableWithoutASnapshotIsCountedButNotPublished() {
        PositionTracker tracker = new PositionTracker(SNAPSHOT);

        assertThat(tracker.admit(change("new", 7, 0))).isFalse();
        assertThat(tracker.admit(change("orders", 7, 0))).isTrue();
        assertThat(tracker.current()).isEqualTo(after(7, Map.of("new", 1L, "orders", 1L)));

        PositionTracker later = new PositionTracker(tracker.current().with(Set.of("new")));
        assertThat(later.admit(change("new", 7, 0))).isFalse();
        assertThat(later.admit(change("new", 7, 0))).isTrue();
    }

    private static Position after(long transaction, Map<String, Long> published) {
        return new Position(100, transaction, published, 5, SNAPSHOT.tables());
    }

    private static Handout.Change change(String table, long transaction, long resumeLsn) {
        return new Handout.Change(table, transaction, resumeLsn, 5, null);
    }
}
