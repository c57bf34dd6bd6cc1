package dev.rialto.lake;

import dev.rialto.lake.Column.Decimal;
import dev.rialto.lake.Column.Plain;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;

/** Hands rows of a binary COPY to Parquet without making objects of their numbers. */
final class CopySupport extends WriteSupport<CopyRow> {

    private final LakeTable table;
    private final List<Column> columns;
    private final long[] sums;
    private RecordConsumer out;

    CopySupport(LakeTable table) {
        this.table = table;
        this.columns = table.columns();
        this.sums = new long[columns.size()];
    }

    /** See {@link ExportedFile#sums}. */
    Map<String, Long> sums() {
        Map<String, Long> named = new HashMap<>();
        for (int i = 0; i < sums.length; i++) {
            if (columns.get(i).type().isExact()) {
                named.put(columns.get(i).name(), sums[i]);
            }
        }
        return named;
    }

    @Override
    public WriteContext init(ParquetConfiguration configuration) {
        return new WriteContext(ParquetShape.of(table), Map.of());
    }

    @Override
    @SuppressWarnings("deprecation") // abstract, though nobody calls it
    public WriteContext init(Configuration configuration) {
        throw new UnsupportedOperationException("Hadoop's configuration");
    }

    @Override
    public void prepareForWrite(RecordConsumer recordConsumer) {
        out = recordConsumer;
    }

    @Override
    public void write(CopyRow row) {
        out.startMessage();
        for (int i = 0; i < columns.size(); i++) {
            if (!row.isNull(i)) {
                out.startField(columns.get(i).name(), i);
                write(columns.get(i).type(), row, i);
                out.endField(columns.get(i).name(), i);
            }
        }
        out.endMessage();
    }

    private void write(Column.Type type, CopyRow row, int place) {
        switch (type) {
            case Plain.INTEGER -> {
                int value = row.integer(place);
                sums[place] += value;
                out.addInteger(value);
            }
            case Plain.LONG -> {
                long value = row.longer(place);
                sums[place] += value;
                out.addLong(value);
            }
            case Plain.STRING, Plain.BINARY -> out.addBinary(row.binary(place));
            case Plain.BOOLEAN -> out.addBoolean(row.truth(place));
            case Plain.DATE -> out.addInteger(row.day(place));
            case Plain.TIMESTAMP -> out.addLong(row.micros(place));
            case Plain.DOUBLE -> out.addDouble(Double.longBitsToDouble(row.longer(place)));
            case Plain.FLOAT -> out.addFloat(Float.intBitsToFloat(row.integer(place)));
            case Decimal decimal -> write(decimal, row, place);
        }
    }

    private void write(Decimal type, CopyRow row, int place) {
        // The digits come in fours, so more of them than the type has may overflow a long.
        if (type.precision() < ParquetShape.LONG_DIGITS - 3) {
            long value = row.decimal(place, type.scale());
            sums[place] += value;
            if (type.precision() <= ParquetShape.INT_DIGITS) {
                out.addInteger(Math.toIntExact(value));
            } else {
                out.addLong(value);
            }
            return;
        }
        BigInteger value = row.wideDecimal(place, type.scale());
        sums[place] += value.longValue();
        if (type.precision() <= ParquetShape.LONG_DIGITS) {
            out.addLong(value.longValueExact());
        } else {
            out.addBinary(Binary.fromConstantByteArray(wide(value)));
        }
    }

    private static byte[] wide(BigInteger value) {
        byte[] digits = value.toByteArray();
        byte[] wide = new byte[ParquetShape.WIDE_BYTES];
        int start = wide.length - digits.length;
        Arrays.fill(wide, 0, start, (byte) (value.signum() < 0 ? -1 : 0));
        System.arraycopy(digits, 0, wide, start, digits.length);
        return wide;
    }
}
