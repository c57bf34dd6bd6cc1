package dev.rialto.cdc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PositionTrackerTest {

    @Test
    void aSnapshotHasNoPositionUntilItsLastRow() {
        PositionTracker tracker = new PositionTracker(Optional.empty());

        assertThat(tracker.admit(snapshot(100, false))).isTrue();
        assertThat(tracker.current()).isEmpty();
        assertThat(tracker.admit(snapshot(100, true))).isTrue();
        assertThat(tracker.current()).contains(new Position(100, 0, 0, 5));
    }

    @Test
    void countsTheRecordsOfEachTransaction() {
        PositionTracker tracker = new PositionTracker(Optional.of(new Position(100, 0, 0, 5)));

        tracker.admit(change(7, null));
        tracker.admit(change(7, null));
        assertThat(tracker.current()).contains(new Position(100, 7, 2, 5));
        tracker.admit(change(8, 140L));
        assertThat(tracker.current()).contains(new Position(140, 8, 1, 5));
    }

    @Test
    void skipsWhatTheLastRunPublishedOfAHalfPublishedTransaction() {
        PositionTracker tracker = new PositionTracker(Optional.of(new Position(100, 7, 2, 5)));

        assertThat(tracker.admit(change(7, null))).isFalse();
        assertThat(tracker.admit(change(7, null))).isFalse();
        assertThat(tracker.admit(change(7, null))).isTrue();
        assertThat(tracker.current()).contains(new Position(100, 7, 3, 5));
    }

    @Test
    void aSecondCrashWhileSkippingLosesNothingOfTheFirstPosition() {
        Position first = new Position(100, 7, 5, 5);
        PositionTracker tracker = new PositionTracker(Optional.of(first));

        tracker.admit(change(7, null));
        tracker.admit(change(7, null));

        assertThat(tracker.current()).contains(first);
    }

    @Test
    void aHalfPublishedTransactionThatWasPublishedWholeIsSkippedWhole() {
        PositionTracker tracker = new PositionTracker(Optional.of(new Position(100, 7, 2, 5)));

        tracker.admit(change(7, null));
        tracker.admit(change(7, null));

        assertThat(tracker.admit(change(9, 150L))).isTrue();
        assertThat(tracker.current()).contains(new Position(150, 9, 1, 5));
    }

    private static Map<String, Object> snapshot(long lsn, boolean last) {
        return Map.of(
                "snapshot", "INITIAL", "last_snapshot_record", last, "lsn", lsn, "ts_usec", 5L);
    }

    private static Map<String, Object> change(long transaction, Long commitLsn) {
        Map<String, Object> offset = new HashMap<>();
        offset.put("txId", transaction);
        offset.put("lsn_commit", commitLsn);
        offset.put("ts_usec", 5L);
        return offset;
    }
}
