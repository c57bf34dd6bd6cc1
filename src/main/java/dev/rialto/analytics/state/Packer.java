package dev.rialto.analytics.state;

import java.util.Arrays;

/** Writes numbers in as few bytes as they need. Read back by {@link Unpacker} in the same order. */
public final class Packer {

    private static final int MOST = 10; // bytes of a long

    private byte[] bytes;
    private int size;

    /**
     * @param expected bytes that will do in most cases
     */
    public Packer(int expected) {
        bytes = new byte[Math.max(MOST, expected)];
    }

    /** A number of either sign; small ones are short. */
    public Packer number(long value) {
        return bits((value << 1) ^ (value >> 63));
    }

    /** A number that is not negative, or a pattern of bits. */
    public Packer bits(long value) {
        if (bytes.length - size < MOST) {
            bytes = Arrays.copyOf(bytes, bytes.length * 2);
        }
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            bytes[size++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[size++] = (byte) rest;
        return this;
    }

    /** Bytes, with their number before them. */
    public Packer block(byte[] block) {
        bits(block.length);
        if (bytes.length - size < block.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + block.length));
        }
        System.arraycopy(block, 0, bytes, size, block.length);
        size += block.length;
        return this;
    }

    /** What was written so far. */
    public byte[] packed() {
        return Arrays.copyOf(bytes, size);
    }
}
