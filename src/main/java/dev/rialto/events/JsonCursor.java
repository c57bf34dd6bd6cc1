package dev.rialto.events;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Goes over the bytes of a JSON object once, from left to right, and makes nothing of what nobody
 * asks for: most of an event is passed over, and the rest are numbers. Syntax is looked at as far
 * as it is read; what is passed over is not.
 *
 * <p>Not safe for several threads.
 */
public final class JsonCursor {

    private static final JsonFactory JSON = new JsonFactory();
    private static final VarHandle EIGHT =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long QUOTES = 0x2222222222222222L;
    private static final long BACKSLASHES = 0x5c5c5c5c5c5c5c5cL;

    private byte[] json;
    private int at;
    private int nameFrom;
    private int nameEnd;
    private boolean first;
    private boolean valueAhead;

    /** A field's name, for {@link #is}; of such characters as need no escape. */
    public static byte[] name(String name) {
        return name.getBytes(StandardCharsets.UTF_8);
    }

    /** Begins with another text. */
    public void over(byte[] text) {
        over(text, 0);
    }

    /** Begins with the value that stands in another text behind so many bytes. */
    public void over(byte[] text, int start) {
        if (text == null) {
            throw new IllegalArgumentException("not JSON: there is nothing");
        }
        json = text;
        at = pastSpace(text, start);
        valueAhead = true;
    }

    /** Where the value begins, if it was not entered or passed. */
    public int start() {
        return at;
    }

    /** Passes over the value, and says where it ends. */
    public int pass() {
        skip();
        return at;
    }

    /** Enters the value, if it is an object. */
    public boolean enter() {
        if (json[at] != '{') {
            return false;
        }
        at++;
        first = true;
        valueAhead = false;
        return true;
    }

    /** Moves to the next field of the object entered last; false where that ends. */
    public boolean next() {
        byte[] text = json;
        int i = pastSpace(text, valueAhead ? pastValue(text, at) : at);
        boolean more = text[i] != '}';
        if (more) {
            if (!first) {
                i = pastSpace(text, past(text, i, ','));
            }
            nameFrom = past(text, i, '"');
            nameEnd = endOfString(text, nameFrom);
            i = pastSpace(text, nameEnd + 1);
            at = pastSpace(text, past(text, i, ':'));
        } else {
            at = i + 1;
        }
        valueAhead = more;
        first = false;
        return more;
    }

    /**
     * Moves on to the field whose name begins right there, further on, if it is called so and a
     * field stands before it; otherwise stays. What lies between is not looked at, so it is for
     * whoever knows that no object behind this one has such a field. Within a text it finds
     * nothing: quotes there have a backslash before them, not a comma.
     */
    public boolean leap(byte[] name, int place) {
        int end = place + name.length;
        if (place < at + 2
                || end + 1 >= json.length
                || json[place - 2] != ','
                || json[place - 1] != '"'
                || json[end] != '"'
                || json[end + 1] != ':'
                || !Arrays.equals(json, place, end, name, 0, name.length)) {
            return false;
        }
        nameFrom = place;
        nameEnd = end;
        at = pastSpace(json, end + 2);
        valueAhead = true;
        first = false;
        return true;
    }

    /** Where the field's name begins. */
    public int place() {
        return nameFrom;
    }

    /** Whether the field is called so. */
    public boolean is(byte[] name) {
        return nameEnd - nameFrom == name.length
                && Arrays.equals(json, nameFrom, nameEnd, name, 0, name.length);
    }

    /** The field's name. */
    public String name() {
        return new String(json, nameFrom, nameEnd - nameFrom, StandardCharsets.UTF_8);
    }

    /** Whether the value is null. */
    public boolean isNull() {
        return json[at] == 'n';
    }

    /**
     * The value, where it is a whole number.
     *
     * @throws IllegalArgumentException where it is none
     */
    public long integer() {
        int from = at;
        skip();
        return Values.integer(json, from, at);
    }

    /** The value, where it is money, in hundredths. See {@link Values#cents}. */
    public long cents() {
        boolean quoted = json[at] == '"';
        int from = quoted ? at + 1 : at;
        skip();
        return Values.cents(json, from, quoted ? at - 1 : at);
    }

    /** The value, where it is an instant, in microseconds. See {@link Values#micros}. */
    public long micros() {
        int from = at + 1;
        quoted();
        return Values.micros(json, from, at - 1);
    }

    /** The value, where it is a text. */
    public String text() {
        int from = at;
        quoted();
        for (int i = from; i < at; i++) {
            if (json[i] == '\\') {
                return unescaped(from, at);
            }
        }
        return new String(json, from + 1, at - from - 2, StandardCharsets.UTF_8);
    }

    private void quoted() {
        if (json[at] != '"') {
            throw new IllegalArgumentException(
                    "a text is needed as %s at byte %d".formatted(name(), at));
        }
        skip();
    }

    private String unescaped(int from, int end) {
        try (JsonParser parser = JSON.createParser(json, from, end - from)) {
            return parser.nextTextValue();
        } catch (IOException e) {
            throw new IllegalArgumentException("not JSON: " + e.getMessage(), e);
        }
    }

    private void skip() {
        valueAhead = false;
        at = pastValue(json, at);
    }

    // Positions are kept in variables: fields would be written at each byte.

    private static int pastValue(byte[] text, int from) {
        int end = from;
        switch (text[from]) {
            case '"' -> end = endOfString(text, from + 1) + 1;
            case '{', '[' -> end = pastNested(text, from);
            default -> {
                while (!endsScalar(text[end])) {
                    end++;
                }
            }
        }
        return end;
    }

    private static int pastNested(byte[] text, int from) {
        int end = from;
        int depth = 0;
        do {
            switch (text[end]) {
                case '"' -> end = endOfString(text, end + 1);
                case '{', '[' -> depth++;
                case '}', ']' -> depth--;
                default -> {
                    // Within a scalar, or between two.
                }
            }
            end++;
        } while (depth > 0);
        return end;
    }

    /** Eight bytes at a time: most of an event is texts that nobody asks for. */
    private static int endOfString(byte[] text, int from) {
        int end = from;
        while (end <= text.length - Long.BYTES) {
            long eight = (long) EIGHT.get(text, end);
            long found = zeros(eight ^ QUOTES) | zeros(eight ^ BACKSLASHES);
            if (found == 0) {
                end += Long.BYTES;
                continue;
            }
            end += Long.numberOfTrailingZeros(found) / Byte.SIZE;
            if (text[end] == '"') {
                return end;
            }
            end += 2;
        }
        while (text[end] != '"') {
            end += text[end] == '\\' ? 2 : 1;
        }
        return end;
    }

    /**
     * The highest bit of the lowest byte that is zero, and none where there is none; what it says
     * of higher bytes need not be true. By Mycroft's test, as in Hacker's Delight, 6-1.
     */
    private static long zeros(long bytes) {
        return (bytes - 0x0101010101010101L) & ~bytes & 0x8080808080808080L;
    }

    private static int past(byte[] text, int at, char wanted) {
        if (text[at] != wanted) {
            throw new IllegalArgumentException(
                    "not JSON: %s is needed at byte %d".formatted(wanted, at));
        }
        return at + 1;
    }

    private static int pastSpace(byte[] text, int from) {
        int end = from;
        while (isSpace(text[end])) {
            end++;
        }
        return end;
    }

    private static boolean endsScalar(byte next) {
        return next == ',' || next == '}' || next == ']' || isSpace(next);
    }

    private static boolean isSpace(byte next) {
        return next <= ' ' && (next == ' ' || next == '\n' || next == '\r' || next == '\t');
    }
}
