package dev.rialto.analytics.change;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
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
    public static long cents(JsonParser value) throws IOException {
        char[] text = value.getTextCharacters();
        int from = value.getTextOffset();
        int end = from + value.getTextLength();
        int point = -1;
        long cents = 0;
        int first = text[from] == '-' ? from + 1 : from;
        if (end - first > 17) {
            return slowly(text, from, end);
        }
        for (int i = first; i < end; i++) {
            char digit = text[i];
            if (digit == '.' && point < 0) {
                point = i;
            } else if (digit >= '0' && digit <= '9') {
                cents = cents * 10 + (digit - '0');
            } else {
                return slowly(text, from, end);
            }
        }
        int decimals = point < 0 ? 0 : end - point - 1;
        if (decimals > 2) {
            return slowly(text, from, end);
        }
        cents *= decimals == 2 ? 1 : decimals == 1 ? 10 : 100;
        return first == from ? cents : -cents;
    }

    private static long slowly(char[] text, int from, int end) {
        return new BigDecimal(text, from, end - from).movePointRight(2).longValueExact();
    }

    /** An instant in microseconds since 1970, from its ISO-8601 form. */
    public static long micros(JsonParser value) throws IOException {
        char[] text = value.getTextCharacters();
        int from = value.getTextOffset();
        int length = value.getTextLength();
        if (length <= SECOND_ENDS || text[from + length - 1] != 'Z' || text[from + 4] != '-') {
            return micros(Instant.parse(value.getText()));
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
                + fraction(text, from + SECOND_ENDS + 1, from + length - 1);
    }

    /** An instant in microseconds since 1970. */
    public static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }

    /** The instant of so many microseconds since 1970. */
    public static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    /** The number in a key such as {@code {"order_id":17}}. */
    public static long key(byte[] json) {
        int at = 0;
        while (json[at] != ':') {
            at++;
        }
        boolean negative = false;
        long key = 0;
        for (at++; at < json.length && json[at] != '}' && json[at] != ','; at++) {
            if (json[at] >= '0' && json[at] <= '9') {
                key = key * 10 + (json[at] - '0');
            } else if (json[at] == '-') {
                negative = true;
            } else if (json[at] != ' ') {
                throw new IllegalArgumentException(
                        "not a key with a number: " + new String(json, StandardCharsets.UTF_8));
            }
        }
        return negative ? -key : key;
    }

    private static long fraction(char[] text, int from, int end) {
        long micros = 0;
        for (int i = 0; i < MICRO_DIGITS; i++) {
            micros = micros * 10 + (from + i < end ? digits(text, from + i, 1) : 0);
        }
        return micros;
    }

    private static int digits(char[] text, int from, int many) {
        int value = 0;
        for (int i = from; i < from + many; i++) {
            if (text[i] < '0' || text[i] > '9') {
                throw new IllegalArgumentException("not a time: " + new String(text, from, many));
            }
            value = value * 10 + (text[i] - '0');
        }
        return value;
    }
}
