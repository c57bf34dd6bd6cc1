package dev.rialto.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PgSnapshotTest {

    @ParameterizedTest
    @CsvSource({
        "100:110:103|105, 99,         true",
        "100:110:103|105, 100,        true",
        "100:110:103|105, 103,        false",
        "100:110:103|105, 104,        true",
        "100:110:103|105, 105,        false",
        "100:110:103|105, 109,        true",
        "100:110:103|105, 110,        false",
        "100:100:,        99,         true",
        "100:100:,        100,        false",
        // The counter has gone round: 4294967396 is 100, and 4294967295 came before it.
        "4294967396:4294967396:, 99,         true",
        "4294967396:4294967396:, 100,        false",
        "4294967396:4294967396:, 4294967295, true",
        // It is about to: 5 comes after 4294967290.
        "4294967290:4294967290:, 5,          false",
        "4294967290:4294967290:, 4294967289, true"
    })
    void knowsWhichTransactionsItHas(String text, long transaction, boolean has) {
        PgSnapshot snapshot = PgSnapshot.parse(text.replace('|', ','), 0);

        assertThat(snapshot.has(change(transaction, 1_000))).isEqualTo(has);
    }

    @Test
    void knowsRowsOfTheCapturesSnapshotsByTheirPlace() {
        PgSnapshot snapshot = PgSnapshot.parse("100:110:", 5_000);

        assertThat(snapshot.has(change(0, 4_999))).isTrue();
        assertThat(snapshot.has(change(0, 5_000))).isFalse();
    }

    @Test
    void isKeptByATable() {
        PgSnapshot snapshot = PgSnapshot.parse("100:110:103,105", 77);

        assertThat(PgSnapshot.of(snapshot.configuration())).contains(snapshot);
        assertThatThrownBy(() -> PgSnapshot.parse("100", 0)).hasMessageContaining("not a snapshot");
    }

    private static RowChange change(long transaction, long lsn) {
        return new RowChange(1, Optional.empty(), transaction, lsn);
    }
}
