package dev.rialto.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
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
        PgSnapshot snapshot = PgSnapshot.parse(text.replace('|', ','));

        assertThat(snapshot.has(transaction)).isEqualTo(has);
    }

    @Test
    void isKeptByATable() {
        PgSnapshot snapshot = PgSnapshot.parse("100:110:103,105");

        Map<String, String> settings = snapshot.into(Map.of("other", "x"));

        assertThat(PgSnapshot.of(settings)).contains(snapshot);
        assertThat(PgSnapshot.without(settings)).isEqualTo(Map.of("other", "x"));
        assertThatThrownBy(() -> PgSnapshot.parse("100")).hasMessageContaining("not a snapshot");
    }
}
