package dev.rialto.events;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** Exact values from the characters of a JSON text. */
public final class Values {

    private static final int SECOND_ENDS = 19; // 2026-03-01T12:00:00
    private static final int MICRO_DIGITS = 6;

    private Values() {}

    /**
     * Money in hundredths, from a number or a text, by its digits.
     *
     * @throws ArithmeticException where it has more than two decimals or is too large
     */
    static long cents(byte[] text, int from, int end) {
        int point = -1;
        long cents = 0;
        int first = from < end && text[from] == '-' ? from + 1 : from;
        if (end - first > 17) {
            return slowly(text, from, end);
        }
        for (int i = first; i < end; i++) {
            byte digit = text[i];
            if (digit == '.' && point < 0) {
                point = i;
            } else if (digit >= '0' && digit <= '9') {
                cents = cents * 10 + (digit - '0');
            } else {
                return slowly(text, from, end);
            }
        }
        int decimals = point < 0 ? 0 : end - point - 1;
        if (decimals > 2 || end - first == (point < 0 ? 0 : 1)) {
            return slowly(text, from, end);
        }
        cents *= decimals == 2 ? 1 : decimals == 1 ? 10 : 100;
        return first == from ? cents : -cents;
    }

    private static long slowly(byte[] text, int from, int end) {
        return new BigDecimal(text(text, from, end)).movePointRight(2).longValueExact();
    }

    /** An instant in microseconds since 1970, from its ISO-8601 form. */
    static long micros(byte[] text, int from, int end) {
        int length = end - from;
        if (length <= SECOND_ENDS || text[end - 1] != 'Z' || text[from + 4] != '-') {
            return micros(Instant.parse(text(text, from, end)));
        }
        LocalDate day =
                LocalDate.of(
                        digits(text, from, 4),
                        digits(text, from + 5, 2),
                        digits(text, from + 8, 2));
        long seconds =
                digits(text, from + 11, 2) * 3_600L
                        + digits(text, from + 14, 2) * 60L
                        + digits(text, from + 17, 2);
        return (day.toEpochDay() * 86_400 + seconds) * 1_000_000
                + fraction(text, from + SECOND_ENDS + 1, end - 1);
    }

    /** An instant in microseconds since 1970. */
    public static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }

    /** The instant of so many microseconds since 1970. */
    public static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    /**
     * A whole number.
     *
     * @throws IllegalArgumentException where it is none, or one beyond 64 bits
     */
    static long integer(byte[] text, int from, int end) {
        boolean negative = from < end && text[from] == '-';
        int first = negative ? from + 1 : from;
        if (end - first < 1 || end - first > 18) {
            return Long.parseLong(text(text, from, end));
        }
        long number = 0;
        for (int i = first; i < end; i++) {
            if (text[i] < '0' || text[i] > '9') {
                throw new IllegalArgumentException("not a number: " + text(text, from, end));
            }
            number = number * 10 + (text[i] - '0');
        }
        return negative ? -number : number;
    }

    private static String text(byte[] text, int from, int end) {
        return new String(text, from, end - from, StandardCharsets.UTF_8);
    }

    private static long fraction(byte[] text, int from, int end) {
        long micros = 0;
        for (int i = 0; i < MICRO_DIGITS; i++) {
            micros = micros * 10 + (from + i < end ? digits(text, from + i, 1) : 0);
        }
        return micros;
    }

    private static int digits(byte[] text, int from, int many) {
        int value = 0;
        for (int i = from; i < from + many; i++) {
            if (text[i] < '0' || text[i] > '9') {
                throw new IllegalArgumentException("not a time: " + text(text, from, from + many));
            }
            value = value * 10 + (text[i] - '0');
        }
        return value;
    }
}
