package dev.rialto.cdc;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A row's values in the order of its columns, each as PostgreSQL writes it as text, in UTF-8. They
 * stay where they arrived: of each value there is its start and its length.
 */
final class Tuple {

    private static final int NULL = -1;
    private static final int UNCHANGED = -2;

    private final byte[] bytes;
    private final int[] places;

    private Tuple(byte[] bytes, int[] places) {
        this.bytes = bytes;
        this.places = places;
    }

    /** Reads what the protocol calls TupleData, and leaves the message behind it. */
    static Tuple read(ByteBuffer message) {
        int[] places = new int[2 * message.getShort()];
        for (int at = 0; at < places.length; at += 2) {
            byte kind = message.get();
            switch (kind) {
                case 'n' -> places[at + 1] = NULL;
                case 'u' -> places[at + 1] = UNCHANGED;
                case 't' -> {
                    places[at + 1] = message.getInt();
                    places[at] = message.arrayOffset() + message.position();
                    message.position(message.position() + places[at + 1]);
                }
                default -> throw new IllegalStateException("no such kind of value: " + kind);
            }
        }
        return new Tuple(message.array(), places);
    }

    /** Of these values; null where there is none. */
    static Tuple of(byte[]... values) {
        int[] places = new int[2 * values.length];
        int length = 0;
        for (int column = 0; column < values.length; column++) {
            places[2 * column] = length;
            places[2 * column + 1] = values[column] == null ? NULL : values[column].length;
            length += Math.max(0, places[2 * column + 1]);
        }
        byte[] bytes = new byte[length];
        for (int column = 0; column < values.length; column++) {
            if (values[column] != null) {
                System.arraycopy(
                        values[column], 0, bytes, places[2 * column], values[column].length);
            }
        }
        return new Tuple(bytes, places);
    }

    /** This row, with what the log left out of it because it was already in the row before. */
    Tuple completedBy(Tuple before) {
        boolean complete = true;
        for (int column = 0; column < size(); column++) {
            complete &= !isUnchanged(column) || before.isUnchanged(column);
        }
        if (complete) {
            return this;
        }
        byte[] joined = Arrays.copyOf(bytes, bytes.length + before.bytes.length);
        System.arraycopy(before.bytes, 0, joined, bytes.length, before.bytes.length);
        int[] found = places.clone();
        for (int column = 0; column < size(); column++) {
            if (isUnchanged(column)) {
                found[2 * column] = bytes.length + before.places[2 * column];
                found[2 * column + 1] = before.places[2 * column + 1];
            }
        }
        return new Tuple(joined, found);
    }

    /** Nulls but for these columns. */
    Tuple only(int... columns) {
        int[] left = new int[places.length];
        Arrays.fill(left, NULL);
        for (int column : columns) {
            left[2 * column] = places[2 * column];
            left[2 * column + 1] = places[2 * column + 1];
        }
        return new Tuple(bytes, left);
    }

    /** Whether both have the same text in these columns. */
    boolean equals(Tuple other, int... columns) {
        for (int column : columns) {
            int start = start(column);
            int theirs = other.start(column);
            if (length(column) != other.length(column)
                    || length(column) > 0
                            && !Arrays.equals(
                                    bytes,
                                    start,
                                    start + length(column),
                                    other.bytes,
                                    theirs,
                                    theirs + length(column))) {
                return false;
            }
        }
        return true;
    }

    int size() {
        return places.length / 2;
    }

    boolean isNull(int column) {
        return length(column) == NULL;
    }

    /** Whether the log says only that the value is as it was. */
    boolean isUnchanged(int column) {
        return length(column) == UNCHANGED;
    }

    byte[] bytes() {
        return bytes;
    }

    int start(int column) {
        return places[2 * column];
    }

    int length(int column) {
        return places[2 * column + 1];
    }

    /** The value; null where there is none. */
    String text(int column) {
        return length(column) < 0
                ? null
                : new String(bytes, start(column), length(column), StandardCharsets.UTF_8);
    }
}
