package dev.rialto.lake;

import dev.rialto.lake.Column.Decimal;
import dev.rialto.lake.Column.Plain;
import java.io.IOException;
import java.math.BigInteger;

/** Brings one column of a binary COPY into a data file, without making objects of numbers. */
abstract sealed class CopyColumn {

    private final ColumnPages pages;
    private final int place;

    private CopyColumn(ColumnPages pages, int place) {
        this.pages = pages;
        this.place = place;
    }

    /**
     * @param place of the column in rows
     */
    static CopyColumn of(Column.Type type, int place, ColumnPages pages) {
        return switch (type) {
            case Plain.INTEGER -> new Number(pages, place, CopyRow::integer);
            case Plain.LONG -> new Number(pages, place, CopyRow::longer);
            case Plain.STRING, Plain.BINARY -> new Bytes(pages, place);
            case Plain.BOOLEAN -> new Number(pages, place, CopyRow::truth);
            case Plain.DATE -> new Number(pages, place, CopyRow::day);
            case Plain.TIMESTAMP -> new Number(pages, place, CopyRow::micros);
            case Plain.DOUBLE -> new Number(pages, place, CopyRow::longer);
            case Plain.FLOAT -> new Number(pages, place, CopyRow::integer);
            case Decimal wide when wide.precision() > ParquetShape.LONG_DIGITS ->
                    new Wide(pages, place, wide.scale());
            // The digits come in fours, so more of them than the type has may overflow a long.
            case Decimal large when large.precision() > ParquetShape.LONG_DIGITS - 4 ->
                    new Number(
                            pages,
                            place,
                            (row, at) -> row.wideDecimal(at, large.scale()).longValueExact());
            case Decimal decimal ->
                    new Number(pages, place, (row, at) -> row.decimal(at, decimal.scale()));
        };
    }

    /** Takes the row's value. */
    final void take(CopyRow row) throws IOException {
        if (row.isNull(place)) {
            pages.addNull();
        } else {
            take(row, place);
        }
    }

    abstract void take(CopyRow row, int at) throws IOException;

    /** Of numbers that are exact the sum, see {@link ExportedFile#sums}. */
    abstract long sum();

    /** Reads a number, see {@link NumberPages}. */
    @FunctionalInterface
    private interface Reader {
        long read(CopyRow row, int at);
    }

    private static final class Number extends CopyColumn {

        private final NumberPages pages;
        private final Reader reader;
        private long sum;

        Number(ColumnPages pages, int place, Reader reader) {
            super(pages, place);
            this.pages = (NumberPages) pages;
            this.reader = reader;
        }

        @Override
        void take(CopyRow row, int at) throws IOException {
            long value = reader.read(row, at);
            sum += value;
            pages.add(value);
        }

        @Override
        long sum() {
            return sum;
        }
    }

    private static final class Bytes extends CopyColumn {

        private final BytePages pages;

        Bytes(ColumnPages pages, int place) {
            super(pages, place);
            this.pages = (BytePages) pages;
        }

        @Override
        void take(CopyRow row, int at) throws IOException {
            pages.add(row.message(), row.start(at), row.length(at));
        }

        @Override
        long sum() {
            return 0;
        }
    }

    private static final class Wide extends CopyColumn {

        private final BytePages pages;
        private final int scale;
        private long sum;

        Wide(ColumnPages pages, int place, int scale) {
            super(pages, place);
            this.pages = (BytePages) pages;
            this.scale = scale;
        }

        @Override
        void take(CopyRow row, int at) throws IOException {
            BigInteger value = row.wideDecimal(at, scale);
            sum += value.longValue();
            pages.add(ParquetShape.wide(value), 0, ParquetShape.WIDE_BYTES);
        }

        @Override
        long sum() {
            return sum;
        }
    }
}
