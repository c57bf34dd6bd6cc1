package dev.rialto.lake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rialto.lake.DeltaTable.Span;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UpkeepTest {

    private static final Duration HOUR = Duration.ofHours(1);
    // What was written before the next hour: all.
    private static final Duration NOTHING_IS_KEPT = HOUR.negated();

    private final MemoryStore store = new MemoryStore();
    private final Upkeep upkeep = new Upkeep(store, "orders", "lake");
    private final Shop shop = new Shop(3);

    @Test
    void compactionMergesFilesAndChangesNoRow() {
        DeltaTable table = table();
        commit(table, 5, 12);
        int before = latest().files().size();

        int merged = upkeep.compact(1_000, HOUR);

        assertThat(merged).isPositive();
        assertThat(latest().files().size()).isLessThan(before);
        assertThat(rows(latest())).containsExactlyInAnyOrderElementsOf(shop.rows());
        assertThat(new String(store.objects.get(commitFile(latest().version())), UTF_8))
                .contains("\"dataChange\":false")
                .doesNotContain("\"dataChange\":true");
        commit(table, 5, 12);
        assertThat(rows(latest())).containsExactlyInAnyOrderElementsOf(shop.rows());
    }

    @Test
    void compactionGivesWayToAWriterOfTheSameFiles() {
        DeltaTable table = table();
        commit(table, 6, 12);
        MemoryStore racing =
                new MemoryStore(store.objects) {
                    private boolean raced;

                    @Override
                    boolean putIfAbsent(String key, byte[] bytes) {
                        if (!raced) {
                            raced = true;
                            commit(table, 1, 30);
                        }
                        return super.putIfAbsent(key, bytes);
                    }
                };

        new Upkeep(racing, "orders", "lake").compact(1_000, HOUR);

        assertThat(rows(latest())).containsExactlyInAnyOrderElementsOf(shop.rows());
    }

    @Test
    void foreignersReadATableOfWhichOnlyTheLastCheckpointIsLeft(@TempDir Path folder)
            throws Exception {
        commit(table(), 2 * DeltaTable.CHECKPOINT_EVERY + 3, 6);
        int objects = store.objects.size();

        RemovedFiles removed = upkeep.vacuum(NOTHING_IS_KEPT);

        assertThat(removed.files()).isPositive();
        assertThat(removed.bytes()).isPositive();
        assertThat(store.objects).hasSizeLessThan(objects / 3);
        assertThat(store.objects).doesNotContainKey(commitFile(39)).containsKey(commitFile(41));
        assertThat(rows(latest())).containsExactlyInAnyOrderElementsOf(shop.rows());
        KernelReader foreign = KernelReader.of(store, "lake/orders/", folder);
        assertThat(foreign.version()).isEqualTo(43);
        assertThat(foreign.rows()).hasSameSizeAs(shop.rows());
        assertThat(foreign.txn("app")).contains(43L);
    }

    @Test
    void vacuumKeepsWhatTheRetentionNeeds() {
        commit(table(), 25, 6);
        store.put("lake/orders/part-of-a-dead-writer.parquet", new byte[1]);
        Map<String, byte[]> before = Map.copyOf(store.objects);

        upkeep.vacuum(HOUR);

        assertThat(store.objects).containsExactlyInAnyOrderEntriesOf(before);
    }

    @Test
    void formerVersionsCanBeReadUntilTheyAreRemoved() {
        DeltaTable table = table();
        commit(table, 4, 10);
        List<Row> then = shop.rows();
        commit(table, 40, 3);
        DeltaLog log = new DeltaLog(store, "orders", "lake");

        assertThat(rows(log.at(4))).containsExactlyInAnyOrderElementsOf(then);
        assertThat(log.at(Instant.now().plusSeconds(60)).version()).isEqualTo(44);
        assertThatThrownBy(() -> log.at(45))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("lake table orders has no version 45 in its log");

        upkeep.vacuum(NOTHING_IS_KEPT);

        assertThatThrownBy(() -> log.at(4)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aSleeperFindsItsWayThoughCommitsHaveGone() {
        DeltaTable table = table();
        DeltaTable sleeper = table();
        sleeper.refreshOrCreate(Fills.NONE);
        commit(table, 45, 3);
        upkeep.vacuum(NOTHING_IS_KEPT);

        assertThat(sleeper.refresh().files()).isEqualTo(latest().files());
    }

    private DeltaTable table() {
        return new DeltaTable(Shop.ORDERS, store, "lake", 5, HOUR);
    }

    private void commit(DeltaTable table, int commits, int events) {
        long offset = table.refreshOrCreate(Fills.NONE).txns().getOrDefault("app", Span.NOTHING);
        for (int i = 0; i < commits; i++) {
            TreeMap<Long, Optional<Row>> changes = new TreeMap<>();
            for (int event = 0; event < events; event++) {
                Shop.Event done = shop.act();
                changes.put(done.id(), done.row());
            }
            long next = Math.max(offset, 0) + 1;
            table.commit(changes, Map.of("app", new Span(offset, next)));
            offset = next;
        }
    }

    private Snapshot latest() {
        return new DeltaLog(store, "orders", "lake").after(Snapshot.NONE);
    }

    private List<Row> rows(Snapshot snapshot) {
        DataFiles files = new DataFiles(Shop.ORDERS, store, "lake");
        return snapshot.files().values().stream()
                .flatMap(file -> files.read(file).stream())
                .toList();
    }

    private static String commitFile(long version) {
        return "lake/orders/_delta_log/%020d.json".formatted(version);
    }
}
