package dev.rialto.shop.bulk;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;

/**
 * Rows in the text form of PostgreSQL's {@code COPY}: the columns of a row one after the other,
 * then {@link #end}. For one thread at a time.
 */
public final class CopyRows {

    private static final long DAY = 86_400;

    private byte[] bytes = new byte[1 << 16];
    private int length;
    private boolean begun;
    private long rows;
    private long lastDay = Long.MIN_VALUE;
    private byte[] lastDate;

    /** A whole number. */
    public CopyRows add(long value) {
        return ascii(Long.toString(value));
    }

    /** An exact amount. */
    public CopyRows add(BigDecimal value) {
        return ascii(value.toPlainString());
    }

    /** A text, or null. */
    public CopyRows add(String value) {
        if (value == null) {
            return ascii("\\N");
        }
        column();
        append(escaped(value).getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** A whole number, or null. */
    public CopyRows addNullable(Long value) {
        return value == null ? ascii("\\N") : add(value.longValue());
    }

    /** A time, to the microsecond, in UTC. */
    public CopyRows add(Instant value) {
        column();
        long second = value.getEpochSecond();
        append(date(Math.floorDiv(second, DAY)));
        int ofDay = (int) Math.floorMod(second, DAY);
        digits(' ', ofDay / 3600, 2);
        digits(':', ofDay / 60 % 60, 2);
        digits(':', ofDay % 60, 2);
        digits('.', value.getNano() / 1000, 6);
        put('Z');
        return this;
    }

    /** Ends the row. */
    public void end() {
        put('\n');
        begun = false;
        rows++;
    }

    /** How many rows are complete. */
    public long rows() {
        return rows;
    }

    /** Hands over all rows and forgets them. */
    void drainTo(OutputStream out) throws IOException {
        out.write(bytes, 0, length);
        length = 0;
        rows = 0;
    }

    /** Neighbouring times are mostly of the same day. */
    private byte[] date(long day) {
        if (day != lastDay) {
            lastDay = day;
            lastDate = LocalDate.ofEpochDay(day).toString().getBytes(StandardCharsets.US_ASCII);
        }
        return lastDate;
    }

    private void digits(char before, int value, int width) {
        put(before);
        int divisor = 1;
        for (int place = 1; place < width; place++) {
            divisor *= 10;
        }
        for (; divisor > 0; divisor /= 10) {
            put((char) ('0' + value / divisor % 10));
        }
    }

    private CopyRows ascii(String text) {
        column();
        append(text.getBytes(StandardCharsets.US_ASCII));
        return this;
    }

    private void column() {
        if (begun) {
            put('\t');
        }
        begun = true;
    }

    private void put(char character) {
        room(1);
        bytes[length++] = (byte) character;
    }

    private void append(byte[] more) {
        room(more.length);
        System.arraycopy(more, 0, bytes, length, more.length);
        length += more.length;
    }

    private void room(int wanted) {
        if (length + wanted > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + wanted));
        }
    }

    private static String escaped(String text) {
        for (int at = 0; at < text.length(); at++) {
            char character = text.charAt(at);
            if (character == '\\' || character < ' ') {
                return text.replace("\\", "\\\\")
                        .replace("\t", "\\t")
                        .replace("\n", "\\n")
                        .replace("\r", "\\r");
            }
        }
        return text;
    }
}
