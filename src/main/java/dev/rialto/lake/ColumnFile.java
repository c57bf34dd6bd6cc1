package dev.rialto.lake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.crypto.FileEncryptionProperties;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetFileWriter.Mode;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.schema.MessageType;

/**
 * A data file in memory, which is filled column by column and has one group of rows. What files are
 * made of besides pages is Parquet's own work. Needs no Hadoop at run time.
 */
final class ColumnFile {

    private static final ParquetProperties PROPERTIES =
            ParquetProperties.builder()
                    .withPageWriteChecksumEnabled(false)
                    .withSizeStatisticsEnabled(false)
                    .build();

    private static final int FOOTER = 8 << 10;

    private final MessageType shape;
    private final List<ColumnPages> columns;

    /**
     * What became of it.
     *
     * @param bounds what is known of the rows
     */
    record Written(byte[] bytes, FooterBounds bounds) {}

    ColumnFile(LakeTable table) {
        shape = ParquetShape.of(table);
        ZstdCodec codec = new ZstdCodec();
        columns = shape.getColumns().stream().map(column -> pages(column, codec)).toList();
    }

    private static ColumnPages pages(ColumnDescriptor column, ZstdCodec codec) {
        return switch (column.getPrimitiveType().getPrimitiveTypeName()) {
            case INT32, INT64, DOUBLE, FLOAT, BOOLEAN -> new NumberPages(column, codec);
            case BINARY, FIXED_LEN_BYTE_ARRAY, INT96 -> new BytePages(column, codec);
        };
    }

    /** In the order of the table's columns; each gets as many values as the others. */
    List<ColumnPages> columns() {
        return columns;
    }

    /** About the memory that it takes. */
    long bytes() {
        long bytes = 0;
        for (ColumnPages column : columns) {
            bytes += column.bytes();
        }
        return bytes;
    }

    /** The file with all that its columns got. */
    Written close(int rows) {
        MemoryFile file =
                new MemoryFile(Math.clamp(bytes() + FOOTER, FOOTER, Integer.MAX_VALUE - FOOTER));
        try (ParquetFileWriter writer =
                new ParquetFileWriter(
                        file,
                        shape,
                        Mode.CREATE,
                        ParquetWriter.DEFAULT_BLOCK_SIZE,
                        ParquetWriter.MAX_PADDING_SIZE_DEFAULT,
                        (FileEncryptionProperties) null,
                        PROPERTIES)) {
            writer.start();
            writer.startBlock(rows);
            for (ColumnPages column : columns) {
                column.writeTo(writer);
            }
            writer.endBlock();
            writer.end(Map.of());
            return new Written(file.bytes(), FooterBounds.of(writer.getFooter()));
        } catch (IOException e) {
            throw new UncheckedIOException("memory", e);
        }
    }
}
