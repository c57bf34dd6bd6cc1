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
