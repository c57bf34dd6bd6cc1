package dev.rialto.lake;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigInteger;
import java.nio.ByteOrder;

/** A row as PostgreSQL's binary COPY sends it, of which values are read in place; reused. */
final class CopyRow {

    private static final VarHandle INT =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONG =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle SHORT =
            MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
    private static final long EPOCH_MICROS = 946_684_800_000_000L;
    private static final int EPOCH_DAYS = 10_957;
    private static final int NUMERIC_HEADER = 8;
    private static final int NUMERIC_NEGATIVE = 0x4000;
    private static final int NUMERIC_SPECIAL = 0xC000;

    private final int[] offsets;
    private final int[] lengths;
    private byte[] bytes;

    CopyRow(int columns) {
        offsets = new int[columns];
        lengths = new int[columns];
    }

    /** Takes the row that begins there. */
    void set(byte[] message, int start) {
        bytes = message;
        int at = start;
        int columns = (short) SHORT.get(bytes, at);
        if (columns != offsets.length) {
            throw new IllegalStateException("a row of " + columns + " columns");
        }
        at += Short.BYTES;
        for (int i = 0; i < columns; i++) {
            lengths[i] = (int) INT.get(bytes, at);
            at += Integer.BYTES;
            offsets[i] = at;
            at += Math.max(0, lengths[i]);
        }
    }

    boolean isNull(int column) {
        return lengths[column] < 0;
    }

    int integer(int column) {
        return (int) INT.get(bytes, offsets[column]);
    }

    long longer(int column) {
        return (long) LONG.get(bytes, offsets[column]);
    }

    /** 1 or 0. */
    int truth(int column) {
        return bytes[offsets[column]];
    }

    /** Of the day since 1970. */
    int day(int column) {
        int day = integer(column);
        requireFinite(day == Integer.MAX_VALUE || day == Integer.MIN_VALUE);
        return day + EPOCH_DAYS;
    }

    /** Microseconds since 1970, UTC. */
    long micros(int column) {
        long micros = longer(column);
        requireFinite(micros == Long.MAX_VALUE || micros == Long.MIN_VALUE);
        return micros + EPOCH_MICROS;
    }

    /** Where texts and bytes are, between {@link #start} and {@link #length} from there on. */
    byte[] message() {
        return bytes;
    }

    int start(int column) {
        return offsets[column];
    }

    int length(int column) {
        return lengths[column];
    }

    /** A number times ten to the power of the scale; it must fit. */
    long decimal(int column, int scale) {
        int sign = sign(column);
        int exponent = exponent(column);
        long value = 0;
        for (int i = 0; i < digits(column); i++) {
            value = value * 10_000 + digit(column, i);
        }
        // The last digit may have decimals that the scale has not; PostgreSQL rounded them to 0.
        int shift = scale + 4 * exponent;
        for (; shift > 0; shift--) {
            value = Math.multiplyExact(value, 10);
        }
        for (; shift < 0; shift++) {
            value /= 10;
        }
        return sign * value;
    }

    /** The same for any size. */
    BigInteger wideDecimal(int column, int scale) {
        BigInteger value = BigInteger.ZERO;
        for (int i = 0; i < digits(column); i++) {
            value =
                    value.multiply(BigInteger.valueOf(10_000))
                            .add(BigInteger.valueOf(digit(column, i)));
        }
        int shift = scale + 4 * exponent(column);
        BigInteger power = BigInteger.TEN.pow(Math.abs(shift));
        BigInteger scaled = shift >= 0 ? value.multiply(power) : value.divide(power);
        return sign(column) < 0 ? scaled.negate() : scaled;
    }

    private int digits(int column) {
        return (short) SHORT.get(bytes, offsets[column]);
    }

    private int digit(int column, int index) {
        return (short) SHORT.get(bytes, offsets[column] + NUMERIC_HEADER + 2 * index);
    }

    /** Of the last base-10000 digit. */
    private int exponent(int column) {
        return (short) SHORT.get(bytes, offsets[column] + 2) - digits(column) + 1;
    }

    private int sign(int column) {
        int sign = (short) SHORT.get(bytes, offsets[column] + 4) & 0xffff;
        requireFinite(sign >= NUMERIC_SPECIAL);
        return sign == NUMERIC_NEGATIVE ? -1 : 1;
    }

    private static void requireFinite(boolean special) {
        if (special) {
            throw new IllegalArgumentException("infinity and NaN have no place in the lake");
        }
    }
}
