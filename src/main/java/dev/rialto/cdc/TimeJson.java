package dev.rialto.cdc;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import org.postgresql.util.PGInterval;

/**
 * Turns PostgreSQL's times into ISO 8601, without a loss: dates of any year, six digits of a
 * second, infinity as a word.
 */
final class TimeJson {

    private static final DateTimeFormatter OFFSET_TIME =
            new DateTimeFormatterBuilder()
                    .append(DateTimeFormatter.ISO_LOCAL_TIME)
                    .appendPattern("[XXXXX][XXX][X]")
                    .toFormatter();

    // 2026-03-01 12:00:00
    private static final int DATE_LENGTH = 10;
    private static final int SECONDS_LENGTH = 19;
    private static final String MICROS = ".000000";
    private static final String UTC = "+00";
    private static final String BEFORE_CHRIST = " BC";

    private TimeJson() {}

    static void writeDate(JsonGenerator json, byte[] text, int start, int length)
            throws IOException {
        if (length == DATE_LENGTH && text[start] != '-') {
            json.writeUTF8String(text, start, length);
        } else {
            String date = string(text, start, length);
            json.writeString(isInfinite(date) ? date : date(date));
        }
    }

    static void writeTimestamp(JsonGenerator json, byte[] text, int start, int length)
            throws IOException {
        writeTimestamp(json, text, start, length, "");
    }

    static void writeTimestampInUtc(JsonGenerator json, byte[] text, int start, int length)
            throws IOException {
        int end = start + length;
        if (text[end - 3] == '+' && text[end - 2] == '0' && text[end - 1] == '0') {
            writeTimestamp(json, text, start, length - UTC.length(), "Z");
            return;
        }
        String time = string(text, start, length);
        if (isInfinite(time)) {
            json.writeString(time);
        } else if (time.endsWith(UTC + BEFORE_CHRIST)) {
            json.writeString(timestamp(time.replace(UTC, "")) + "Z");
        } else {
            throw new IllegalArgumentException("not in UTC: " + time);
        }
    }

    private static void writeTimestamp(
            JsonGenerator json, byte[] text, int start, int length, String zone)
            throws IOException {
        if (length < SECONDS_LENGTH || text[start + DATE_LENGTH] != ' ') {
            String time = string(text, start, length);
            json.writeString(isInfinite(time) ? time : timestamp(time) + zone);
            return;
        }
        if (text[start + length - 1] == 'C') {
            json.writeString(timestamp(string(text, start, length)) + zone);
            return;
        }
        byte[] iso = new byte[SECONDS_LENGTH + MICROS.length() + zone.length()];
        System.arraycopy(text, start, iso, 0, length);
        iso[DATE_LENGTH] = 'T';
        for (int at = length; at < SECONDS_LENGTH + MICROS.length(); at++) {
            iso[at] = (byte) MICROS.charAt(at - SECONDS_LENGTH);
        }
        if (!zone.isEmpty()) {
            iso[iso.length - 1] = 'Z';
        }
        json.writeUTF8String(iso, 0, iso.length);
    }

    /** The hour 24 that PostgreSQL knows has no other name in UTC. */
    static void writeTimeInUtc(JsonGenerator json, String text) throws IOException {
        json.writeString(
                text.startsWith("24:")
                        ? text
                        : DateTimeFormatter.ISO_OFFSET_TIME.format(
                                OffsetTime.parse(text, OFFSET_TIME)
                                        .withOffsetSameInstant(ZoneOffset.UTC)));
    }

    static void writeInterval(JsonGenerator json, String text) throws IOException {
        json.writeString(isInfinite(text) ? text : interval(text));
    }

    private static String interval(String text) {
        try {
            PGInterval span = new PGInterval(text);
            BigDecimal seconds = BigDecimal.valueOf(span.getSeconds()).stripTrailingZeros();
            return "P%dY%dM%dDT%dH%dM%sS"
                    .formatted(
                            span.getYears(),
                            span.getMonths(),
                            span.getDays(),
                            span.getHours(),
                            span.getMinutes(),
                            seconds.toPlainString());
        } catch (SQLException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    private static String timestamp(String text) {
        int end =
                text.endsWith(BEFORE_CHRIST)
                        ? text.length() - BEFORE_CHRIST.length()
                        : text.length();
        int space = text.indexOf(' ');
        String time = text.substring(space + 1, end);
        String micros = time.length() == 8 ? MICROS : MICROS.substring(time.length() - 8);
        return date(text.substring(0, space) + text.substring(end)) + 'T' + time + micros;
    }

    /** ISO 8601 has a year 0, and a sign before years of more than four digits. */
    private static String date(String text) {
        boolean beforeChrist = text.endsWith(BEFORE_CHRIST);
        int dash = text.indexOf('-');
        int year = Integer.parseInt(text.substring(0, dash));
        int iso = beforeChrist ? 1 - year : year;
        String sign = iso < 0 ? "-" : iso > 9999 ? "+" : "";
        return "%s%04d%s".formatted(sign, Math.abs(iso), text.substring(dash, dash + 6));
    }

    private static boolean isInfinite(String text) {
        return text.endsWith("infinity");
    }

    private static String string(byte[] text, int start, int length) {
        return new String(text, start, length, StandardCharsets.UTF_8);
    }
}
