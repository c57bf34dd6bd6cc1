package dev.rialto.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RowDifferencesTest {

    @Test
    void theFirstKeysAreNamedAndAllAreCounted() {
        Hashes table = new Hashes();
        Hashes stage = new Hashes();
        for (long key = 1; key <= 2_000; key++) {
            table.put(key, key);
            stage.put(key, key % 100 == 7 ? -key : key);
        }
        stage.put(3, Hashes.NONE);
        stage.put(-4, 4);

        Comparison found =
                RowDifferences.between(table, stage)
                        .of("lake", "orders", table.size(), stage.size());

        assertThat(found.expected()).isEqualTo(2_000);
        assertThat(found.found()).isEqualTo(2_000);
        assertThat(found.differences()).isEqualTo(22);
        assertThat(found.example())
                .isEqualTo(
                        "key -4 is too many, key 3 is missing, key 7 is unlike,"
                                + " key 107 is unlike, key 207 is unlike");
    }

    @Test
    void equalRowsHaveNoDifferences() {
        Hashes rows = new Hashes();
        rows.put(Long.MAX_VALUE, 1);
        rows.put(Long.MIN_VALUE, 2);

        assertThat(RowDifferences.between(rows, rows).of("topic", "carts", 2, 2).equal()).isTrue();
    }

    @Test
    void hashesAreKeptAsAMapKeepsThem() {
        Random random = new Random(7);
        Hashes hashes = new Hashes();
        Map<Long, Long> map = new HashMap<>();
        for (int i = 0; i < 100_000; i++) {
            long key = random.nextInt(-2_000, 2_000);
            long hash = random.nextInt(3);
            Long former = hash == Hashes.NONE ? map.remove(key) : map.put(key, hash);
            assertThat(hashes.put(key, hash)).isEqualTo(former == null ? Hashes.NONE : former);
        }

        Map<Long, Long> visited = new HashMap<>();
        hashes.forEach(visited::put);

        assertThat(visited).isEqualTo(map);
        assertThat(hashes.size()).isEqualTo(map.size());
    }
}
