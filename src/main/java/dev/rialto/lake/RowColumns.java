package dev.rialto.lake;

import dev.rialto.lake.Column.Decimal;
import dev.rialto.lake.Column.Plain;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** Brings rows into a data file, a column at a time. */
final class RowColumns {

    private RowColumns() {}

    static void write(LakeTable table, List<Row> rows, ColumnFile file) throws IOException {
        for (int i = 0; i < table.columns().size(); i++) {
            write(table.columns().get(i).type(), rows, i, file.columns().get(i));
        }
    }

    private static void write(Column.Type type, List<Row> rows, int place, ColumnPages pages)
            throws IOException {
        switch (type) {
            case Plain.INTEGER, Plain.LONG ->
                    numbers(rows, place, pages, value -> ((Number) value).longValue());
            case Plain.STRING ->
                    bytes(
                            rows,
                            place,
                            pages,
                            value -> ((String) value).getBytes(StandardCharsets.UTF_8));
            case Plain.BOOLEAN -> numbers(rows, place, pages, value -> (Boolean) value ? 1 : 0);
            case Plain.DATE ->
                    numbers(rows, place, pages, value -> ((LocalDate) value).toEpochDay());
            case Plain.TIMESTAMP -> numbers(rows, place, pages, value -> micros((Instant) value));
            case Plain.DOUBLE ->
                    numbers(
                            rows,
                            place,
                            pages,
                            value -> Double.doubleToRawLongBits((Double) value));
            case Plain.FLOAT ->
                    numbers(rows, place, pages, value -> Float.floatToRawIntBits((Float) value));
            case Plain.BINARY -> bytes(rows, place, pages, value -> array((ByteBuffer) value));
            case Decimal wide when wide.precision() > ParquetShape.LONG_DIGITS ->
                    bytes(
                            rows,
                            place,
                            pages,
                            value -> ParquetShape.wide(((BigDecimal) value).unscaledValue()));
            case Decimal _ ->
                    numbers(
                            rows,
                            place,
                            pages,
                            value -> ((BigDecimal) value).unscaledValue().longValueExact());
        }
    }

    private static void numbers(
            List<Row> rows, int place, ColumnPages pages, ToLongFunction<Object> number)
            throws IOException {
        NumberPages into = (NumberPages) pages;
        for (Row row : rows) {
            Object value = row.values().get(place);
            if (value == null) {
                into.addNull();
            } else {
                into.add(number.applyAsLong(value));
            }
        }
    }

    private static void bytes(
            List<Row> rows, int place, ColumnPages pages, Function<Object, byte[]> form)
            throws IOException {
        BytePages into = (BytePages) pages;
        for (Row row : rows) {
            Object value = row.values().get(place);
            if (value == null) {
                into.addNull();
            } else {
                byte[] bytes = form.apply(value);
                into.add(bytes, 0, bytes.length);
            }
        }
    }

    private static byte[] array(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }

    private static long micros(Instant time) {
        return time.getEpochSecond() * 1_000_000 + time.getNano() / 1_000;
    }
}
