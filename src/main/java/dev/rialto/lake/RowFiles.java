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
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Semaphore;

/** A table's data files: rows as Parquet, and back. Needs no Hadoop at run time. */
final class RowFiles {

    /** A reader sets aside several batches of 6 MB, however small its file is. */
    private static final Semaphore READERS = new Semaphore(2);

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
        READERS.acquireUninterruptibly();
        try {
            return decode(file, partition);
        } finally {
            READERS.release();
        }
    }

    private List<Row> decode(byte[] file, String partition) {
        List<Row> rows = new ArrayList<>();
        try (ParquetFileReader parquet =
                        ParquetFileReader.open(InputFile.of(ByteBuffer.wrap(file)));
                RowReader row = parquet.rowReader()) {
            List<String> held = held(parquet);
            while (row.hasNext()) {
                row.next();
                rows.add(row(row, held, partition));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("not a data file of " + table.name(), e);
        }
        return rows;
    }

    /** Files from before a column was added lack it. */
    private static List<String> held(ParquetFileReader parquet) {
        return parquet.getFileSchema().getColumns().stream().map(ColumnSchema::name).toList();
    }

    private Row row(RowReader row, List<String> held, String partition) {
        List<Object> values = new ArrayList<>(table.columns().size());
        table.columns()
                .forEach(
                        column ->
                                values.add(
                                        held.contains(column.name()) ? value(row, column) : null));
        long key = ((Number) values.get(table.place(table.key()))).longValue();
        return new Row(key, partition, Collections.unmodifiableList(values));
    }

    private static Object value(RowReader row, Column column) {
        String name = column.name();
        if (row.isNull(name)) {
            return null;
        }
        return switch (column.type()) {
            case Plain.INTEGER -> row.getInt(name);
            case Plain.LONG -> row.getLong(name);
            case Plain.STRING -> row.getString(name);
            case Plain.BOOLEAN -> row.getBoolean(name);
            case Plain.DATE -> row.getDate(name);
            case Plain.TIMESTAMP -> row.getLocalTimestamp(name).toInstant(ZoneOffset.UTC);
            case Plain.DOUBLE -> row.getDouble(name);
            case Plain.FLOAT -> row.getFloat(name);
            case Plain.BINARY -> ByteBuffer.wrap(row.getBinary(name)).asReadOnlyBuffer();
            case Decimal _ -> row.getDecimal(name);
        };
    }
}
