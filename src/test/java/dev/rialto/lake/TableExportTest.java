package dev.rialto.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rialto.lake.DeltaTable.Span;
import dev.rialto.lake.DeltaTable.Superseded;
import dev.rialto.lake.LakeServers.TestLake;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** An export and the change stream on one table. */
class TableExportTest {

    private static final String APP = "rialto/orders/0";

    private final MemoryStore store = new MemoryStore();
    private final DeltaTable stream =
            new DeltaTable(Shop.ORDERS, store, "data_postgres", 50, Duration.ofHours(1));
    private final TestLake config = new TestLake("");

    @Test
    void readsTheStreamAgainFromWhereTheExportBeganAndLeavesOutWhatItHas() {
        stream.refreshOrCreate(Fills.NONE);
        stream.commit(batch(event(1, 0, 90)), Map.of(APP, new Span(-1, 10)));
        TableExport export = new TableExport("orders", store, config);
        // The exported state is that after transaction 99; meanwhile 100 came by the stream.
        stream.commit(batch(event(1, 1, 100)), Map.of(APP, new Span(10, 20)));

        export.replace(Shop.ORDERS, PgSnapshot.parse("100:100:"), List.of());

        assertThatThrownBy(() -> stream.confirm(Map.of(APP, new Span(20, 20))))
                .isInstanceOf(Superseded.class);
        assertThat(stream.refresh().txns()).containsEntry(APP, 10L);
        assertThat(stream.refresh().files()).isEmpty();
        Batch again = batch(event(2, 0, 99), event(1, 1, 100));
        stream.commit(again, Map.of(APP, new Span(10, 20)));
        assertThat(new TableExport("orders", store, config).keys()).containsExactly(1L);
    }

    @Test
    void forgetsWhatTheExportHadOnceTheCaptureReadsTheTableAnew() {
        stream.refreshOrCreate(Fills.NONE);
        new TableExport("orders", store, config)
                .replace(Shop.ORDERS, PgSnapshot.parse("100:100:"), List.of());
        stream.refresh();

        // The capture's state may be older than the export's, which has transaction 99.
        stream.commit(batch(read(1, 0)), Map.of(APP, new Span(-1, 10)));
        stream.commit(batch(event(1, 1, 99)), Map.of(APP, new Span(10, 20)));

        TableExport next = new TableExport("orders", store, config);
        assertThat(rows()).containsExactly(Shop.row(Shop.order(1, 1)));
        assertThat(next.exported()).isEmpty();
    }

    @Test
    void mergesIntoWhatTheTableHeldWhenTheIncrementBegan() {
        stream.refreshOrCreate(Fills.NONE);
        new TableExport("orders", store, config)
                .replace(Shop.ORDERS, PgSnapshot.parse("90:90:"), List.of());
        stream.refresh();
        stream.commit(batch(event(1, 0, 90)), Map.of(APP, new Span(-1, 5)));
        TableExport export = new TableExport("orders", store, config);
        // It comes by the stream, and is deleted by transaction 92, before the state is fixed.
        stream.commit(batch(event(7, 0, 91)), Map.of(APP, new Span(5, 10)));

        export.merge(Shop.ORDERS, PgSnapshot.parse("93:93:"), List.of(), LongStream.empty());

        stream.refresh();
        stream.commit(batch(event(7, 0, 91), gone(7, 92)), Map.of(APP, new Span(5, 20)));
        assertThat(rows()).containsExactly(Shop.row(Shop.order(1, 0)));
    }

    @Test
    void anEmptiedTableBeginsAnewForItsWriters() {
        stream.refreshOrCreate(Fills.NONE);
        stream.commit(batch(event(1, 0, 90)), Map.of(APP, new Span(-1, 5)));

        String pointer = new DeltaLog(store, "orders", "data_postgres").empty();

        assertThat(store.objects).containsKey(pointer);
        assertThatThrownBy(() -> stream.confirm(Map.of(APP, new Span(5, 5))))
                .isInstanceOf(Superseded.class);
        store.objects
                .keySet()
                .removeIf(name -> name.endsWith("00000.json") || name.endsWith("1.json"));
        stream.refresh();
        stream.commit(batch(event(2, 0, 91)), Map.of(APP, new Span(-1, 6)));
        assertThat(new TableExport("orders", store, config).keys()).containsExactly(2L);
    }

    @Test
    void refusesWhenAnotherExportWasFirst() {
        stream.refreshOrCreate(Fills.NONE);
        TableExport late = new TableExport("orders", store, config);
        new TableExport("orders", store, config)
                .replace(Shop.ORDERS, PgSnapshot.parse("100:100:"), List.of());

        assertThatThrownBy(() -> late.replace(Shop.ORDERS, PgSnapshot.parse("90:90:"), List.of()))
                .hasMessageContaining("exported by another process");
    }

    private static Batch batch(byte[]... events) {
        Batch batch = new Batch(Shop.ORDERS, Fills.NONE);
        List.of(events).forEach(batch::add);
        return batch;
    }

    private static byte[] gone(long id, long transaction) {
        return """
               {"before":%s,"after":null,"op":"d","source":{"txId":%d,"lsn":7}}"""
                .formatted(Shop.order(id, 0), transaction)
                .getBytes(StandardCharsets.UTF_8);
    }

    private List<Row> rows() {
        DataFiles files = new DataFiles(Shop.ORDERS, store, "data_postgres");
        return stream.refresh().files().values().stream()
                .flatMap(file -> files.read(file).stream())
                .toList();
    }

    private static byte[] read(long id, int day) {
        return """
               {"before":null,"after":%s,"op":"r","source":{"txId":null,"lsn":7}}"""
                .formatted(Shop.order(id, day))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] event(long id, int day, long transaction) {
        return """
               {"before":null,"after":%s,"op":"c","source":{"txId":%d,"lsn":7}}"""
                .formatted(Shop.order(id, day), transaction)
                .getBytes(StandardCharsets.UTF_8);
    }
}
