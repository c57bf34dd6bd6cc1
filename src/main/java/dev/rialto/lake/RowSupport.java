package dev.rialto.lake;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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
            case LONG -> out.addLong((Long) value);
            case DECIMAL -> out.addLong(((BigDecimal) value).unscaledValue().longValueExact());
            case STRING -> out.addBinary(Binary.fromString((String) value));
            case TIMESTAMP ->
                    out.addLong(ChronoUnit.MICROS.between(Instant.EPOCH, (Instant) value));
        }
    }
}
