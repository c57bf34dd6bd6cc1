package dev.rialto.lake;

import dev.rialto.lake.Column.Decimal;
import dev.rialto.lake.Column.Plain;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;

/** Hands rows to Parquet, value by value. */
final class RowSupport extends WriteSupport<Row> {

    private final LakeTable table;
    private RecordConsumer out;

    RowSupport(LakeTable table) {
        this.table = table;
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
    public void write(Row row) {
        out.startMessage();
        for (int i = 0; i < table.columns().size(); i++) {
            Object value = row.values().get(i);
            if (value != null) {
                out.startField(table.columns().get(i).name(), i);
                write(table.columns().get(i).type(), value);
                out.endField(table.columns().get(i).name(), i);
            }
        }
        out.endMessage();
    }

    private void write(Column.Type type, Object value) {
        switch (type) {
            case Plain.INTEGER -> out.addInteger((Integer) value);
            case Plain.LONG -> out.addLong((Long) value);
            case Plain.STRING -> out.addBinary(Binary.fromString((String) value));
            case Plain.BOOLEAN -> out.addBoolean((Boolean) value);
            case Plain.DATE -> out.addInteger((int) ((LocalDate) value).toEpochDay());
            case Plain.TIMESTAMP -> out.addLong(micros((Instant) value));
            case Plain.DOUBLE -> out.addDouble((Double) value);
            case Plain.FLOAT -> out.addFloat((Float) value);
            case Plain.BINARY ->
                    out.addBinary(Binary.fromConstantByteBuffer(((ByteBuffer) value).duplicate()));
            case Decimal decimal -> write(decimal, ((BigDecimal) value).unscaledValue());
        }
    }

    private void write(Decimal type, BigInteger value) {
        if (type.precision() <= ParquetShape.INT_DIGITS) {
            out.addInteger(value.intValueExact());
        } else if (type.precision() <= ParquetShape.LONG_DIGITS) {
            out.addLong(value.longValueExact());
        } else {
            byte[] digits = value.toByteArray();
            byte[] wide = new byte[ParquetShape.WIDE_BYTES];
            int start = wide.length - digits.length;
            Arrays.fill(wide, 0, start, (byte) (value.signum() < 0 ? -1 : 0));
            System.arraycopy(digits, 0, wide, start, digits.length);
            out.addBinary(Binary.fromConstantByteArray(wide));
        }
    }

    private static long micros(Instant time) {
        return time.getEpochSecond() * 1_000_000 + time.getNano() / 1_000;
    }
}
