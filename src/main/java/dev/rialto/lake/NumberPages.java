package dev.rialto.lake;

import java.io.IOException;
import java.util.Arrays;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.statistics.IntStatistics;
import org.apache.parquet.column.statistics.LongStatistics;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.column.values.ValuesWriter;
import org.apache.parquet.column.values.delta.DeltaBinaryPackingValuesWriterForInteger;
import org.apache.parquet.column.values.delta.DeltaBinaryPackingValuesWriterForLong;
import org.apache.parquet.column.values.plain.BooleanPlainValuesWriter;
import org.apache.parquet.column.values.plain.PlainValuesWriter;

/**
 * A column of numbers, all of which come as longs: whole ones as their value, broken ones as their
 * bits, and booleans as 0 and 1. Whole ones are written as differences, which makes keys and times
 * next to nothing and needs no dictionary for the rest.
 */
final class NumberPages extends ColumnPages {

    private static final int FIRST = 256;
    private static final int SLAB = 4 << 10;
    private static final int MOST_BYTES = 1 << 20;

    private long[] values = new long[FIRST];
    private int filled;

    NumberPages(ColumnDescriptor column, ZstdCodec codec) {
        super(column, codec);
    }

    void add(long value) throws IOException {
        if (filled == values.length) {
            values = Arrays.copyOf(values, 2 * filled);
        }
        values[filled++] = value;
        added();
    }

    @Override
    long waiting() {
        return (long) filled * Long.BYTES;
    }

    @Override
    DictionaryPage dictionary() {
        return null;
    }

    @Override
    Encoded encode() {
        Statistics<?> bounds = Statistics.createStats(column().getPrimitiveType());
        ValuesWriter writer =
                switch (column().getPrimitiveType().getPrimitiveTypeName()) {
                    case INT64 -> longs((LongStatistics) bounds);
                    case INT32 -> integers((IntStatistics) bounds);
                    case DOUBLE -> doubles(bounds);
                    case FLOAT -> floats(bounds);
                    case BOOLEAN -> booleans(bounds);
                    case INT96, BINARY, FIXED_LEN_BYTE_ARRAY ->
                            throw new IllegalStateException(column() + " is not of numbers");
                };
        filled = 0;
        return new Encoded(writer.getBytes(), writer.getEncoding(), bounds);
    }

    private ValuesWriter longs(LongStatistics bounds) {
        var writer =
                new DeltaBinaryPackingValuesWriterForLong(
                        SLAB, MOST_BYTES, new HeapByteBufferAllocator());
        long least = Long.MAX_VALUE;
        long greatest = Long.MIN_VALUE;
        for (int i = 0; i < filled; i++) {
            long value = values[i];
            writer.writeLong(value);
            least = Math.min(least, value);
            greatest = Math.max(greatest, value);
        }
        if (filled > 0) {
            bounds.initializeStats(least, greatest);
        }
        return writer;
    }

    private ValuesWriter integers(IntStatistics bounds) {
        var writer =
                new DeltaBinaryPackingValuesWriterForInteger(
                        SLAB, MOST_BYTES, new HeapByteBufferAllocator());
        int least = Integer.MAX_VALUE;
        int greatest = Integer.MIN_VALUE;
        for (int i = 0; i < filled; i++) {
            int value = (int) values[i];
            writer.writeInteger(value);
            least = Math.min(least, value);
            greatest = Math.max(greatest, value);
        }
        if (filled > 0) {
            bounds.initializeStats(least, greatest);
        }
        return writer;
    }

    private ValuesWriter doubles(Statistics<?> bounds) {
        ValuesWriter writer =
                new PlainValuesWriter(SLAB, MOST_BYTES, new HeapByteBufferAllocator());
        for (int i = 0; i < filled; i++) {
            double value = Double.longBitsToDouble(values[i]);
            writer.writeDouble(value);
            bounds.updateStats(value);
        }
        return writer;
    }

    private ValuesWriter floats(Statistics<?> bounds) {
        ValuesWriter writer =
                new PlainValuesWriter(SLAB, MOST_BYTES, new HeapByteBufferAllocator());
        for (int i = 0; i < filled; i++) {
            float value = Float.intBitsToFloat((int) values[i]);
            writer.writeFloat(value);
            bounds.updateStats(value);
        }
        return writer;
    }

    private ValuesWriter booleans(Statistics<?> bounds) {
        ValuesWriter writer = new BooleanPlainValuesWriter();
        for (int i = 0; i < filled; i++) {
            writer.writeBoolean(values[i] != 0);
            bounds.updateStats(values[i] != 0);
        }
        return writer;
    }
}
