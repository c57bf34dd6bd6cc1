package dev.rialto.lake;

import dev.rialto.lake.Column.Decimal;
import dev.rialto.lake.Column.Plain;
import java.math.BigInteger;
import java.util.Arrays;
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
    private RecordConsumer out;

    CopySupport(LakeTable table) {
        this.table = table;
        this.columns = table.columns();
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
            case Plain.INTEGER -> out.addInteger(row.integer(place));
            case Plain.LONG -> out.addLong(row.longer(place));
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
        if (type.precision() <= ParquetShape.INT_DIGITS) {
            out.addInteger(Math.toIntExact(row.decimal(place, type.scale())));
        } else if (type.precision() < ParquetShape.LONG_DIGITS - 3) {
            out.addLong(row.decimal(place, type.scale()));
        } else if (type.precision() <= ParquetShape.LONG_DIGITS) {
            // The digits come in fours, so more of them than the type has may overflow a long.
            out.addLong(row.wideDecimal(place, type.scale()).longValueExact());
        } else {
            out.addBinary(Binary.fromConstantByteArray(wide(row.wideDecimal(place, type.scale()))));
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
