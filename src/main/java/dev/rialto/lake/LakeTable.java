package dev.rialto.lake;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The shape of a table.
 *
 * @param key the name of the primary key, a column of integers
 * @param columns the columns that data files hold
 * @param month how rows are partitioned, where they are
 */
public record LakeTable(String name, String key, List<Column> columns, Optional<Month> month) {

    /**
     * Rows are partitioned by the month (UTC) of a timestamp, in a column that only the log knows.
     *
     * @param column the partition column
     * @param source the timestamp
     */
    public record Month(String column, String source) {

        private static final DateTimeFormatter FORMAT =
                DateTimeFormatter.ofPattern("uuuu-MM").withZone(ZoneOffset.UTC);

        /** The partition of a row with this timestamp, such as {@code 2026-03}. */
        public String of(Instant time) {
            return FORMAT.format(time);
        }
    }

    // Whoever asks for orders mostly asks for those of some time.
    private static final Map<String, Month> MONTHS =
            Map.of("orders", new Month("order_month", "order_date"));

    /** Takes a copy of the columns. */
    public LakeTable {
        columns = List.copyOf(columns);
    }

    /** A table whose partitions are as they should be for its name. */
    static LakeTable of(String name, String key, List<Column> columns) {
        Optional<Month> month =
                Optional.ofNullable(MONTHS.get(name))
                        .filter(by -> columns.contains(timestamp(by.source())));
        return new LakeTable(name, key, columns, month);
    }

    /** The place of a column among {@link #columns}; -1 where there is none of this name. */
    int place(String column) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equals(column)) {
                return i;
            }
        }
        return -1;
    }

    /** The log's partition values of a partition. */
    Map<String, String> partitionValues(String partition) {
        return month.map(by -> Map.of(by.column(), partition)).orElseGet(Map::of);
    }

    /** The partition of a data file. */
    String partition(Action.Add file) {
        return month.map(by -> file.partitionValues().get(by.column())).orElse("");
    }

    /** Where a partition's files lie below the table's folder. */
    String folder(String partition) {
        return month.map(by -> by.column() + "=" + partition + "/").orElse("");
    }

    private static Column timestamp(String name) {
        return Column.of(name, Column.Plain.TIMESTAMP);
    }
}
