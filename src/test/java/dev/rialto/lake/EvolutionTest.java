package dev.rialto.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rialto.lake.Column.Decimal;
import dev.rialto.lake.Column.Plain;
import dev.rialto.lake.DeltaTable.Span;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvolutionTest {

    private static final Column ID = Column.of("id", Plain.LONG);

    private final MemoryStore store = new MemoryStore();
    private long offset = Span.NOTHING;

    @Test
    void columnsComeWidenAndGoAndForeignersReadAllOfIt(@TempDir Path folder) throws Exception {
        write(
                table(
                        Column.of("stock", Plain.INTEGER),
                        Column.of("price", new Decimal(5, 2)),
                        Column.of("note", Plain.STRING)),
                "{\"id\":1,\"stock\":7,\"price\":1.50,\"note\":\"old\"}");

        write(
                table(
                        Column.of("stock", Plain.LONG),
                        Column.of("price", new Decimal(20, 4)),
                        Column.of("day", Plain.DATE)),
                "{\"id\":2,\"stock\":5000000000,\"price\":2.1234,\"day\":\"2026-02-03\"}");

        assertThat(KernelReader.of(store, "lake/things/", folder).rows())
                .containsExactlyInAnyOrder(
                        row(1L, 7L, new BigDecimal("1.5000"), "old", null),
                        row(
                                2L,
                                5_000_000_000L,
                                new BigDecimal("2.1234"),
                                null,
                                LocalDate.of(2026, 2, 3)));
    }

    @Test
    void olderRowsGetTheDefaultOfANewColumn() {
        write(table(), "{\"id\":1}");
        LakeTable wider = table(Column.of("stock", Plain.INTEGER).orNull());

        Fills fills = new Fills(Map.of("stock", 5));
        write(wider, fills, "{\"id\":2,\"stock\":null}");
        // The capture told of it before it knew the column.
        write(wider, fills, "{\"id\":3}");

        DataFiles files = new DataFiles(wider, store, "lake");
        assertThat(
                        latest().files().values().stream()
                                .flatMap(file -> files.read(file).stream())
                                .map(Row::values))
                .containsExactlyInAnyOrder(List.of(1L, 5), Arrays.asList(2L, null), List.of(3L, 5));
    }

    @Test
    void everyTypeReadsTheSameEverywhere(@TempDir Path folder) throws Exception {
        LakeTable wide =
                table(
                        Column.of("small", Plain.INTEGER),
                        Column.of("big", new Decimal(38, 10)),
                        Column.of("text", Plain.STRING),
                        Column.of("yes", Plain.BOOLEAN),
                        Column.of("day", Plain.DATE),
                        Column.of("at", Plain.TIMESTAMP),
                        Column.of("twice", Plain.DOUBLE),
                        Column.of("once", Plain.FLOAT),
                        Column.of("raw", Plain.BINARY));
        write(
                wide,
                """
                {"id":1,"small":-3,"big":-1234567890123456789012345678.0123456789,
                 "text":[1,{"a":null}],"yes":true,"day":"1969-12-31",
                 "at":"1969-12-31T23:59:59.999999Z","twice":1e300,"once":0.1,"raw":"AP8="}""");

        Map<String, Object> row = KernelReader.of(store, "lake/things/", folder).rows().getFirst();

        assertThat(row.values())
                .containsExactly(
                        1L,
                        -3,
                        new BigDecimal("-1234567890123456789012345678.0123456789"),
                        "[1,{\"a\":null}]",
                        true,
                        LocalDate.of(1969, 12, 31),
                        Instant.parse("1969-12-31T23:59:59.999999Z"),
                        1e300,
                        0.1f,
                        ByteBuffer.wrap(new byte[] {0, -1}));
        DataFiles files = new DataFiles(wide, store, "lake");
        assertThat(files.read(latest().files().values().iterator().next()).getFirst().values())
                .containsExactlyElementsOf(row.values());
    }

    @Test
    void aShapeThatIsTheSameIsNoVersion() {
        write(table(Column.of("stock", Plain.INTEGER)), "{\"id\":1,\"stock\":7}");
        long version = latest().version();

        delta(table(Column.of("stock", Plain.INTEGER))).refreshOrCreate(Fills.NONE);

        assertThat(latest().version()).isEqualTo(version);
    }

    @ParameterizedTest
    @CsvSource({
        "integer, long, long",
        "long, integer, long",
        "integer, 'decimal(12,2)', 'decimal(12,2)'",
        "'decimal(12,2)', 'decimal(14,4)', 'decimal(14,4)'",
        "float, double, double",
        "string, string, string",
    })
    void whatHoldsBothIsFound(String held, String wanted, String joint) {
        assertThat(evolved(held, wanted).columns().getLast().type()).hasToString(joint);
    }

    @ParameterizedTest
    @CsvSource({
        "integer, string",
        "string, integer",
        "'decimal(12,2)', 'decimal(12,4)'",
        "long, 'decimal(12,2)'",
        "date, timestamp_ntz",
    })
    void whatHoldsNotBothIsRefused(String held, String wanted) {
        assertThatThrownBy(() -> evolved(held, wanted))
                .isInstanceOf(UnfitTableException.class)
                .hasMessage(
                        "table things is not in the lake: column c was of type %s and is now %s",
                        held, wanted);
    }

    private static LakeTable evolved(String held, String wanted) {
        return Evolution.of(
                        table(Column.of("c", Column.Type.named(held))),
                        table(Column.of("c", Column.Type.named(wanted))))
                .table();
    }

    private static LakeTable table(Column... columns) {
        Column[] all = new Column[columns.length + 1];
        all[0] = ID;
        System.arraycopy(columns, 0, all, 1, columns.length);
        return LakeTable.of("things", "id", List.of(all));
    }

    private DeltaTable delta(LakeTable shape) {
        return new DeltaTable(shape, store, "lake", 1_000, Duration.ofHours(1));
    }

    private void write(LakeTable shape, String image) {
        write(shape, Fills.NONE, image);
    }

    private void write(LakeTable shape, Fills fills, String image) {
        DeltaTable table = delta(shape);
        LakeTable held = table.refreshOrCreate(fills).table();
        Row row = new ChangeParser(held, fills).row(image.getBytes(StandardCharsets.UTF_8));
        TreeMap<Long, Optional<Row>> changes = new TreeMap<>();
        changes.put(row.key(), Optional.of(row));
        table.commit(changes, Map.of("app", new Span(offset, Math.max(offset, 0) + 1)));
        offset = Math.max(offset, 0) + 1;
    }

    private Snapshot latest() {
        return new DeltaLog(store, "things", "lake").after(Snapshot.NONE);
    }

    private static Map<String, Object> row(Object... values) {
        Map<String, Object> row = new HashMap<>();
        List<String> names = Arrays.asList("id", "stock", "price", "note", "day");
        for (int i = 0; i < values.length; i++) {
            row.put(names.get(i), values[i]);
        }
        return row;
    }
}
