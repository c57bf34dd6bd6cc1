package dev.rialto.lake;

import dev.hardwood.InputFile;
import dev.hardwood.reader.ParquetFileReader;
import dev.hardwood.reader.RowReader;
import dev.hardwood.schema.ColumnSchema;
import dev.rialto.lake.Column.Decimal;
import dev.rialto.lake.Column.Plain;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** A table's data files: rows as Parquet, and back. Needs no Hadoop at run time. */
final class RowFiles {

    private final LakeTable table;

    RowFiles(LakeTable table) {
        this.table = table;
    }

    ColumnFile.Written write(List<Row> rows) {
        ColumnFile file = new ColumnFile(table);
        try {
            RowColumns.write(table, rows, file);
        } catch (IOException e) {
            throw new UncheckedIOException("memory", e);
        }
        return file.close(rows.size());
    }

    /**
     * @param partition the partition that the file is of, which it does not say itself
     */
    List<Row> read(byte[] file, String partition) {
        return ParquetTurn.take(() -> decode(file, partition));
    }

    private List<Row> decode(byte[] file, String partition) {
        List<Row> rows = new ArrayList<>();
        int key = table.place(table.key());
        try (ParquetFileReader parquet =
                        ParquetFileReader.open(InputFile.of(ByteBuffer.wrap(file)));
                RowReader row = parquet.rowReader()) {
            List<Cell> cells = cells(parquet);
            while (row.hasNext()) {
                row.next();
                Object[] values = new Object[cells.size()];
                for (int i = 0; i < values.length; i++) {
                    values[i] = cells.get(i).of(row);
                }
                rows.add(
                        new Row(
                                ((Number) values[key]).longValue(),
                                partition,
                                Collections.unmodifiableList(Arrays.asList(values))));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("not a data file of " + table.name(), e);
        }
        return rows;
    }

    private List<Cell> cells(ParquetFileReader parquet) {
        List<String> held =
                parquet.getFileSchema().getColumns().stream().map(ColumnSchema::name).toList();
        return table.columns().stream()
                .map(column -> cell(column.type(), held.indexOf(column.name())))
                .toList();
    }

    /**
     * How a column is read, which is settled once a file: a row has no time for it.
     *
     * @param place in the file; negative in one from before the column was added
     */
    private static Cell cell(Column.Type type, int place) {
        if (place < 0) {
            return row -> null;
        }
        Cell value =
                switch (type) {
                    case Plain.INTEGER -> row -> row.getInt(place);
                    case Plain.LONG -> row -> row.getLong(place);
                    case Plain.STRING -> row -> row.getString(place);
                    case Plain.BOOLEAN -> row -> row.getBoolean(place);
                    case Plain.DATE -> row -> row.getDate(place);
                    case Plain.TIMESTAMP ->
                            row -> row.getLocalTimestamp(place).toInstant(ZoneOffset.UTC);
                    case Plain.DOUBLE -> row -> row.getDouble(place);
                    case Plain.FLOAT -> row -> row.getFloat(place);
                    case Plain.BINARY ->
                            row -> ByteBuffer.wrap(row.getBinary(place)).asReadOnlyBuffer();
                    case Decimal _ -> row -> row.getDecimal(place);
                };
        return row -> row.isNull(place) ? null : value.of(row);
    }

    /** A column's value in the row that a reader is at. */
    @FunctionalInterface
    private interface Cell {
        Object of(RowReader row);
    }
}
