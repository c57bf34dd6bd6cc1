package dev.rialto.analytics.state;

import java.util.Arrays;

/** Reads what a {@link Packer} wrote. */
public final class Unpacker {

    private final byte[] bytes;
    private int position;

    /** Reads from the beginning. */
    public Unpacker(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The next number of either sign. */
    public long number() {
        long bits = bits();
        return (bits >>> 1) ^ -(bits & 1);
    }

    /** The next number that is not negative, or pattern of bits. */
    public long bits() {
        long value = 0;
        int shift = 0;
        byte next;
        do {
            next = bytes[position++];
            value |= (next & 0x7FL) << shift;
            shift += 7;
        } while (next < 0);
        return value;
    }

    /** The next number, where it is a count of things. */
    public int count() {
        return Math.toIntExact(bits());
    }

    /** The next block of bytes. */
    public byte[] block() {
        int length = count();
        position += length;
        return Arrays.copyOfRange(bytes, position - length, position);
    }
}
