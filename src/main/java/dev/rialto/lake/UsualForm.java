package dev.rialto.lake;

import dev.rialto.lake.Column.Decimal;
import dev.rialto.lake.Column.Plain;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Reads values of change events that have the form that they nearly always have, without a parser.
 * What has another is left to {@link ColumnJson}, right or wrong.
 */
final class UsualForm {

    // Nothing of so many digits overflows 64 bits.
    private static final int LONG_DIGITS = 18;
    private static final long[] POWERS = new long[LONG_DIGITS + 1];
    // Zeros are digits, all else stands for itself.
    private static final byte[] TIME =
            "0000-00-00T00:00:00.000000".getBytes(StandardCharsets.US_ASCII);

    static {
        POWERS[0] = 1;
        for (int i = 1; i < POWERS.length; i++) {
            POWERS[i] = POWERS[i - 1] * 10;
        }
    }

    private UsualForm() {}

    /** The value between two places of a text; null where it has another form. */
    static Object value(Column.Type type, byte[] json, int from, int end) {
        return switch (type) {
            case Plain.LONG -> isWhole(json, from, end) ? (Object) digits(json, from, end) : null;
            case Plain.INTEGER -> integer(json, from, end);
            case Decimal decimal -> decimal(decimal, json, from, end);
            case Plain.STRING -> text(json, from, end);
            case Plain.TIMESTAMP -> time(json, from + 1, end - 1);
            case Plain.BOOLEAN, Plain.DATE, Plain.DOUBLE, Plain.FLOAT, Plain.BINARY -> null;
        };
    }

    private static Integer integer(byte[] json, int from, int end) {
        if (!isWhole(json, from, end)) {
            return null;
        }
        long value = digits(json, from, end);
        return value == (int) value ? (Integer) (int) value : null;
    }

    private static BigDecimal decimal(Decimal type, byte[] json, int from, int end) {
        int point = from;
        while (point < end && json[point] != '.') {
            point++;
        }
        int decimals = point == end ? 0 : end - point - 1;
        int first = json[from] == '-' ? from + 1 : from;
        boolean usual =
                end - first + type.scale() <= LONG_DIGITS
                        && type.precision() <= LONG_DIGITS
                        && decimals <= type.scale()
                        && isWhole(json, from, point)
                        && (point == end || areDigits(json, point + 1, end));
        if (!usual) {
            return null;
        }
        long whole = digits(json, first, point) * POWERS[type.scale()];
        long part =
                point == end ? 0 : digits(json, point + 1, end) * POWERS[type.scale() - decimals];
        if (whole + part >= POWERS[type.precision()]) {
            return null;
        }
        return BigDecimal.valueOf(first == from ? whole + part : -whole - part, type.scale());
    }

    private static String text(byte[] json, int from, int end) {
        if (json[from] != '"') {
            return null;
        }
        for (int i = from; i < end; i++) {
            if (json[i] == '\\') {
                return null;
            }
        }
        return new String(json, from + 1, end - from - 2, StandardCharsets.UTF_8);
    }

    /** As the capture has it, in UTC whether it says so or not. */
    private static Instant time(byte[] json, int from, int end) {
        int last = end > from && json[end - 1] == 'Z' ? end - 1 : end;
        if (last - from != TIME.length || !isTime(json, from)) {
            return null;
        }
        long hours = digits(json, from + 11, from + 13);
        long minutes = digits(json, from + 14, from + 16);
        long seconds = digits(json, from + 17, from + 19);
        if (hours > 23 || minutes > 59 || seconds > 59) {
            return null;
        }
        LocalDate day;
        try {
            day =
                    LocalDate.of(
                            (int) digits(json, from, from + 4),
                            (int) digits(json, from + 5, from + 7),
                            (int) digits(json, from + 8, from + 10));
        } catch (DateTimeException e) {
            return null;
        }
        return Instant.ofEpochSecond(
                day.toEpochDay() * 86_400 + hours * 3_600 + minutes * 60 + seconds,
                digits(json, from + 20, last) * 1_000);
    }

    private static boolean isTime(byte[] json, int from) {
        for (int i = 0; i < TIME.length; i++) {
            byte is = json[from + i];
            if (TIME[i] == '0' ? is < '0' || is > '9' : is != TIME[i]) {
                return false;
            }
        }
        return true;
    }

    /** Whether it is a whole number that fits 64 bits by far. */
    private static boolean isWhole(byte[] json, int from, int end) {
        return areDigits(json, json[from] == '-' ? from + 1 : from, end);
    }

    private static boolean areDigits(byte[] json, int from, int end) {
        for (int i = from; i < end; i++) {
            if (json[i] < '0' || json[i] > '9') {
                return false;
            }
        }
        return end > from && end - from <= LONG_DIGITS;
    }

    private static long digits(byte[] json, int from, int end) {
        boolean negative = json[from] == '-';
        long value = 0;
        for (int i = negative ? from + 1 : from; i < end; i++) {
            value = value * 10 + (json[i] - '0');
        }
        return negative ? -value : value;
    }
}
