package dev.rialto.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rialto.lake.DeltaTable.Span;
import dev.rialto.lake.DeltaTable.Superseded;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeltaTableTest {

    private static final String APP = "rialto/ecommerce-cdc.public.orders/0";

    private MemoryStore store = new MemoryStore();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void holdsWhatTheShopHoldsAfterAnyHistory(long seed) {
        Shop shop = new Shop(seed);
        Random random = new Random(seed);
        DeltaTable table = table(5 + random.nextInt(60));
        table.refreshOrCreate(Fills.NONE);
        long offset = Span.NOTHING;
        for (int commit = 0; commit < 24; commit++) {
            TreeMap<Long, Optional<Row>> changes = new TreeMap<>();
            int events = random.nextInt(30);
            for (int i = 0; i < events; i++) {
                Shop.Event event = shop.act();
                changes.put(event.id(), event.row());
            }
            long next = Math.max(offset, 0) + events + 1;

            table.commit(changes, Map.of(APP, new Span(offset, next)));

            offset = next;
            if (commit % 4 == 3) {
                assertThat(rows()).isEqualTo(shop.rows());
            }
        }
        assertThat(table.refresh().files()).isEqualTo(latest().files());
        assertThat(latest().version()).isEqualTo(24);
        assertThat(latest().txns()).containsExactly(Map.entry(APP, offset));
    }

    @Test
    void movesARowToItsNewMonth() {
        DeltaTable table = table(100);
        table.refreshOrCreate(Fills.NONE);
        table.commit(changes(Shop.order(1, 0), Shop.order(2, 0)), span(-1, 2));

        table.commit(changes(Shop.order(1, 40)), span(2, 3));

        assertThat(rows())
                .extracting(row -> row.key() + " in " + row.partition())
                .containsExactly("1 in 2026-02", "2 in 2026-01");
        assertThat(latest().files().values())
                .extracting(file -> file.add().partitionValues())
                .containsExactlyInAnyOrder(
                        Map.of("order_month", "2026-01"), Map.of("order_month", "2026-02"));
    }

    @Test
    void mergesSmallFilesByItself() {
        DeltaTable table = table(1_000);
        table.refreshOrCreate(Fills.NONE);

        for (int i = 0; i < 50; i++) {
            table.commit(changes(Shop.order(i, 0)), span(i - 1, i));
        }

        assertThat(latest().files()).hasSize(1);
        assertThat(rows()).hasSize(50);
    }

    @Test
    void leavesFilesAloneThatOnlyMightHaveHadAKey() {
        DeltaTable table = table(1_000);
        table.refreshOrCreate(Fills.NONE);
        table.commit(changes(Shop.order(1, 0), Shop.order(9, 0)), span(-1, 2));
        Map<String, DataFile> before = latest().files();

        table.commit(gone(5), span(2, 3));

        assertThat(latest().files()).isEqualTo(before);
        assertThat(latest().txns()).containsEntry(APP, 3L);
    }

    @Test
    void leavesLargeFilesAloneWhoseKeysLieBetweenTheirs() {
        DeltaTable table = table(2_000);
        table.refreshOrCreate(Fills.NONE);
        String[] even =
                LongStream.range(0, 1_500)
                        .mapToObj(i -> Shop.order(i * 2, 0))
                        .toArray(String[]::new);
        table.commit(changes(even), span(-1, 2));
        Map<String, DataFile> before = latest().files();

        table.commit(changes(Shop.order(101, 0), Shop.order(103, 0)), span(2, 3));

        assertThat(latest().files()).hasSize(2).containsAllEntriesOf(before);
        table.commit(changes(Shop.order(100, 1)), span(3, 4));
        assertThat(rows()).hasSize(1_502).contains(Shop.row(Shop.order(100, 1)));
    }

    @Test
    void refusesRecordsThatAnotherProcessHasWritten() {
        DeltaTable deposed = table(100);
        DeltaTable successor = table(100);
        deposed.refreshOrCreate(Fills.NONE);
        successor.refreshOrCreate(Fills.NONE);
        successor.commit(changes(Shop.order(1, 1)), span(-1, 5));

        assertThatThrownBy(() -> deposed.commit(changes(Shop.order(1, 0)), span(-1, 3)))
                .isInstanceOf(Superseded.class)
                .hasMessageContaining("holds " + APP + " up to 5, not -1");

        assertThat(rows()).containsExactly(Shop.row(Shop.order(1, 1)));
    }

    @Test
    void rebuildsACommitOnWhatAnotherWriterCommittedFirst() {
        DeltaTable one = table(100);
        DeltaTable other = table(100);
        one.refreshOrCreate(Fills.NONE);
        other.refreshOrCreate(Fills.NONE);
        String there = "rialto/ecommerce-cdc.public.orders/1";
        other.commit(changes(Shop.order(1, 0)), Map.of(there, new Span(-1, 7)));

        one.commit(changes(Shop.order(2, 0)), span(-1, 3));

        assertThat(rows()).extracting(Row::key).containsExactly(1L, 2L);
        assertThat(latest().txns()).containsOnly(Map.entry(APP, 3L), Map.entry(there, 7L));
    }

    @Test
    void takesItsOwnCommitForItsOwnAfterALostReply() {
        store =
                new MemoryStore() {
                    @Override
                    boolean putIfAbsent(String key, byte[] bytes) {
                        super.putIfAbsent(key, bytes);
                        return super.putIfAbsent(key, bytes);
                    }
                };
        DeltaTable table = table(100);
        table.refreshOrCreate(Fills.NONE);

        table.commit(changes(Shop.order(1, 0)), span(-1, 1));

        assertThat(latest().version()).isEqualTo(1);
        assertThat(rows()).hasSize(1);
    }

    @Test
    void repeatsNothingAndSkipsNothingAfterACrashBeforeTheCommit() {
        DeltaTable first = table(100);
        first.refreshOrCreate(Fills.NONE);
        first.commit(changes(Shop.order(1, 0), Shop.order(2, 0)), span(-1, 2));
        int objects = store.objects.size();
        MemoryStore whole = store;
        store = new DyingStore(whole);
        DeltaTable dying = table(100);
        dying.refresh();
        assertThatThrownBy(() -> dying.commit(changes(Shop.order(1, 3)), span(2, 3)))
                .isInstanceOf(IllegalStateException.class);
        assertThat(whole.objects).as("litter").hasSizeGreaterThan(objects);
        assertThat(latest().txns()).containsEntry(APP, 2L);

        store = whole;
        DeltaTable restarted = table(100);
        restarted.refresh();
        restarted.commit(changes(Shop.order(1, 3)), span(2, 3));

        assertThat(rows()).containsExactly(Shop.row(Shop.order(1, 3)), Shop.row(Shop.order(2, 0)));
    }

    @Test
    void readsOnlyNewVersionsOfTheLog() {
        DeltaTable table = table(100);
        table.refreshOrCreate(Fills.NONE);
        table.commit(changes(Shop.order(1, 0)), span(-1, 1));
        Snapshot known = latest();
        table.commit(changes(Shop.order(2, 0)), span(1, 2));
        Snapshot whole = latest();
        store.objects.put("lake/orders/_delta_log/" + "0".repeat(20) + ".json", new byte[] {'?'});

        assertThat(new DeltaLog(store, "orders", "lake").after(known)).isEqualTo(whole);
    }

    @Test
    void refusesALogWithAGap() {
        table(100).refreshOrCreate(Fills.NONE);
        store.put("lake/orders/_delta_log/00000000000000000002.json", new byte[0]);

        assertThatThrownBy(this::latest).hasMessage("the log of lake table orders lacks version 1");
    }

    private DeltaTable table(int fileRows) {
        return new DeltaTable(Shop.ORDERS, store, "lake", fileRows, Duration.ofHours(1));
    }

    private Snapshot latest() {
        return new DeltaLog(store, "orders", "lake").after(Snapshot.NONE);
    }

    private List<Row> rows() {
        DataFiles files = new DataFiles(Shop.ORDERS, store, "lake");
        return latest().files().values().stream()
                .flatMap(file -> files.read(file).stream())
                .sorted(Comparator.comparingLong(Row::key))
                .toList();
    }

    private static Map<String, Span> span(long from, long to) {
        return Map.of(APP, new Span(from, to));
    }

    private static NavigableMap<Long, Optional<Row>> changes(String... orders) {
        NavigableMap<Long, Optional<Row>> changes = new TreeMap<>();
        for (String order : orders) {
            Row row = Shop.row(order);
            changes.put(row.key(), Optional.of(row));
        }
        return changes;
    }

    private static NavigableMap<Long, Optional<Row>> gone(long key) {
        NavigableMap<Long, Optional<Row>> changes = new TreeMap<>();
        changes.put(key, Optional.empty());
        return changes;
    }

    /** The process dies when all data files are written and the commit is to come. */
    private static final class DyingStore extends MemoryStore {

        DyingStore(MemoryStore whole) {
            objects.putAll(whole.objects);
            this.whole = whole;
        }

        private final MemoryStore whole;

        @Override
        void put(String key, byte[] bytes) {
            whole.put(key, bytes);
        }

        @Override
        boolean putIfAbsent(String key, byte[] bytes) {
            throw new IllegalStateException("killed");
        }
    }
}
