package dev.rialto.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rialto.lake.Column.Decimal;
import dev.rialto.lake.Column.Plain;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of several pages, with values of all types, few and many different ones, and none. */
class ColumnFileTest {

    private static final int ROWS = 45_000;
    private static final LakeTable TABLE =
            LakeTable.of(
                    "things",
                    "id",
                    List.of(
                            Column.of("id", Plain.LONG),
                            Column.of("number", Plain.INTEGER).orNull(),
                            Column.of("any", Plain.LONG),
                            Column.of("time", Plain.TIMESTAMP).orNull(),
                            Column.of("day", Plain.DATE).orNull(),
                            Column.of("paid", Plain.BOOLEAN).orNull(),
                            Column.of("weight", Plain.DOUBLE).orNull(),
                            Column.of("size", Plain.FLOAT).orNull(),
                            Column.of("tiny", new Decimal(5, 3)).orNull(),
                            Column.of("price", new Decimal(18, 2)),
                            Column.of("wide", new Decimal(38, 4)).orNull(),
                            Column.of("status", Plain.STRING),
                            Column.of("note", Plain.STRING).orNull(),
                            Column.of("later", Plain.STRING),
                            Column.of("same", Plain.STRING),
                            Column.of("raw", Plain.BINARY).orNull(),
                            Column.of("never", Plain.STRING).orNull()));

    private final Random random = new Random(11);

    @Test
    void ourReaderFindsWhatWasWritten() {
        List<Row> rows = rows(ROWS);
        RowFiles files = new RowFiles(TABLE);

        assertThat(files.read(files.write(rows).bytes(), "")).isEqualTo(rows);
    }

    @Test
    void aForeignReaderFindsWhatWasWritten(@TempDir Path folder) throws IOException {
        MemoryStore store = new MemoryStore();
        DeltaTable table = new DeltaTable(TABLE, store, "root", ROWS, Duration.ofHours(1));
        table.refreshOrCreate(Fills.NONE);
        TreeMap<Long, Optional<Row>> changes = new TreeMap<>();
        rows(ROWS).forEach(row -> changes.put(row.key(), Optional.of(row)));

        table.commit(changes, Map.of());

        List<Map<String, Object>> expected =
                changes.values().stream().map(row -> named(row.orElseThrow())).toList();
        assertThat(KernelReader.of(store, "root/things/", folder).rows()).isEqualTo(expected);
    }

    @Test
    void valuesThatRepeatAreWrittenOnce() {
        List<Row> rows = rows(ROWS);

        ColumnFile.Written file = new RowFiles(TABLE).write(rows);

        // Each row's texts and bytes alone have more.
        assertThat(file.bytes().length).isLessThan(ROWS * 100);
        assertThat(file.bounds().rows()).isEqualTo(ROWS);
        assertThat(file.bounds().nulls()).containsEntry("never", (long) ROWS);
        assertThat(file.bounds().least()).containsEntry("id", 0L).doesNotContainKey("status");
        assertThat(file.bounds().greatest()).containsEntry("id", ROWS - 1L);
    }

    @Test
    void aRowMustHaveWhatItsColumnNeeds() {
        List<Object> values = new ArrayList<>(rows(1).getFirst().values());
        values.set(9, null);

        assertThatThrownBy(() -> new RowFiles(TABLE).write(List.of(new Row(0, "", values))))
                .hasMessageContaining("column price has a row without a value");
    }

    private static Map<String, Object> named(Row row) {
        Map<String, Object> named = new LinkedHashMap<>();
        for (int i = 0; i < TABLE.columns().size(); i++) {
            named.put(TABLE.columns().get(i).name(), row.values().get(i));
        }
        return named;
    }

    private List<Row> rows(int count) {
        List<Row> rows = new ArrayList<>();
        for (long id = 0; id < count; id++) {
            List<Object> values = new ArrayList<>();
            values.add(id);
            values.add(orNull(random.nextInt()));
            values.add(random.nextInt(10) == 0 ? Long.MIN_VALUE : random.nextLong());
            values.add(orNull(Instant.EPOCH.plus(random.nextLong() >> 12, ChronoUnit.MICROS)));
            values.add(orNull(LocalDate.EPOCH.plusDays(random.nextInt(-50_000, 50_000))));
            values.add(orNull(random.nextBoolean()));
            values.add(orNull(random.nextInt(100) == 0 ? Double.NaN : random.nextGaussian()));
            values.add(orNull((float) random.nextGaussian()));
            values.add(orNull(BigDecimal.valueOf(random.nextInt(-99_999, 99_999), 3)));
            values.add(BigDecimal.valueOf(random.nextLong() % 1_000_000_000_000_000_000L, 2));
            values.add(orNull(new BigDecimal(new BigInteger(120, random).negate(), 4)));
            values.add("żółć " + random.nextInt(7));
            values.add(orNull("note " + random.nextLong()));
            // Few different ones in the first page, and then more than a dictionary takes.
            values.add("x".repeat(id == 30_000 ? 2_000_000 : 1) + (id < 25_000 ? id % 5 : id));
            values.add("");
            values.add(orNull(ByteBuffer.wrap(new byte[] {0, (byte) random.nextInt()})));
            values.add(null);
            rows.add(new Row(id, "", Collections.unmodifiableList(values)));
        }
        return rows;
    }

    private Object orNull(Object value) {
        return random.nextInt(5) == 0 ? null : value;
    }
}
