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
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.OutputFile;

/** A table's data files: rows as Parquet, and back. Needs no Hadoop at run time. */
final class RowFiles {

    private final LakeTable table;

    RowFiles(LakeTable table) {
        this.table = table;
    }

    byte[] write(List<Row> rows) {
        MemoryFile file = new MemoryFile();
        try (ParquetWriter<Row> writer = new Builder(file, table).build()) {
            for (Row row : rows) {
                writer.write(row);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("memory", e);
        }
        return file.bytes();
    }

    /**
     * @param partition the partition that the file is of, which it does not say itself
     */
    List<Row> read(byte[] file, String partition) {
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

    private static final class Builder extends ParquetWriter.Builder<Row, Builder> {

        private final LakeTable table;

        Builder(OutputFile file, LakeTable table) {
            super(file);
            this.table = table;
            withConf(new PlainParquetConfiguration());
            withCodecFactory(new ZstdCodec());
            withCompressionCodec(CompressionCodecName.ZSTD);
        }

        @Override
        protected Builder self() {
            return this;
        }

        @Override
        protected WriteSupport<Row> getWriteSupport(ParquetConfiguration configuration) {
            return new RowSupport(table);
        }

        @Override
        protected WriteSupport<Row> getWriteSupport(Configuration configuration) {
            throw new UnsupportedOperationException("Hadoop's configuration");
        }
    }
}
