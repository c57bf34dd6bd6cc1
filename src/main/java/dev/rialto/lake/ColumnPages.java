package dev.rialto.lake;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.column.values.ValuesWriter;
import org.apache.parquet.column.values.rle.RunLengthBitPackingHybridValuesWriter;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/**
 * One column of a data file that is being written. Values are gathered in an array and encoded a
 * page at a time, by loops over that array: most files are written within seconds of a process's
 * start, and few short loops are compiled sooner than Parquet's path of many calls for each value.
 */
abstract class ColumnPages {

    /** Rows of a page, as Parquet's own writer has it. */
    static final int ROWS = 20_000;

    private static final int FIRST = 256;
    private static final int SLAB = 4 << 10;
    private static final int MOST_BYTES = 1 << 20;

    private final ColumnDescriptor column;
    private final ZstdCodec codec;
    private final List<Page> pages = new ArrayList<>();
    // Null where a value is never absent.
    private boolean[] present;
    private int rows;
    private int absent;
    private long bytes;

    private record Page(
            int rows, int size, BytesInput bytes, Statistics<?> statistics, Encoding encoding) {}

    /**
     * Values as Parquet has them.
     *
     * @param bounds their statistics, but for the absent ones
     */
    record Encoded(BytesInput bytes, Encoding encoding, Statistics<?> bounds) {}

    ColumnPages(ColumnDescriptor column, ZstdCodec codec) {
        this.column = column;
        this.codec = codec;
        this.present = column.getMaxDefinitionLevel() == 0 ? null : new boolean[FIRST];
    }

    /** Encodes the values that were added since it was asked last. */
    abstract Encoded encode() throws IOException;

    /** What pages refer to; null where there is nothing. */
    abstract DictionaryPage dictionary() throws IOException;

    /** About the bytes that values have taken which are not encoded yet. */
    abstract long waiting();

    /** Takes a row without a value. */
    final void addNull() throws IOException {
        if (present == null) {
            throw new IllegalStateException(
                    "column " + String.join(".", column.getPath()) + " has a row without a value");
        }
        absent++;
        next(false);
    }

    /** To be called after each value. */
    final void added() throws IOException {
        next(true);
    }

    private void next(boolean there) throws IOException {
        if (present != null) {
            if (rows == present.length) {
                present = Arrays.copyOf(present, 2 * rows);
            }
            present[rows] = there;
        }
        rows++;
        if (rows == ROWS || waiting() > MOST_BYTES) {
            endPage();
        }
    }

    /** About the memory that it takes. */
    final long bytes() {
        return bytes + waiting();
    }

    final ColumnDescriptor column() {
        return column;
    }

    /** Writes all pages to a file. */
    final void writeTo(ParquetFileWriter file) throws IOException {
        if (rows > 0) {
            endPage();
        }
        long values = pages.stream().mapToLong(Page::rows).sum();
        file.startColumn(column, values, CompressionCodecName.ZSTD);
        DictionaryPage dictionary = dictionary();
        if (dictionary != null) {
            file.writeDictionaryPage(compressed(dictionary));
        }
        for (Page page : pages) {
            file.writeDataPage(
                    page.rows,
                    page.size,
                    page.bytes,
                    page.statistics,
                    page.rows,
                    Encoding.RLE,
                    Encoding.RLE,
                    page.encoding);
        }
        file.endColumn();
    }

    private DictionaryPage compressed(DictionaryPage page) throws IOException {
        return new DictionaryPage(
                codec.compress(page.getBytes()),
                page.getUncompressedSize(),
                page.getDictionarySize(),
                page.getEncoding());
    }

    private void endPage() throws IOException {
        Encoded encoded = encode();
        encoded.bounds.incrementNumNulls(absent);
        BytesInput plain =
                present == null ? encoded.bytes : BytesInput.concat(levels(), encoded.bytes);
        BytesInput packed = codec.compress(plain);
        pages.add(new Page(rows, (int) plain.size(), packed, encoded.bounds, encoded.encoding));
        bytes += packed.size();
        rows = 0;
        absent = 0;
    }

    private BytesInput levels() {
        ValuesWriter levels =
                new RunLengthBitPackingHybridValuesWriter(
                        1, SLAB, MOST_BYTES, new HeapByteBufferAllocator());
        for (int i = 0; i < rows; i++) {
            levels.writeInteger(present[i] ? 1 : 0);
        }
        return levels.getBytes();
    }
}
