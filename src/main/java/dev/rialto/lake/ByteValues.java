package dev.rialto.lake;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.io.api.Binary;

/** Values of bytes behind each other in one array. */
final class ByteValues {

    private static final VarHandle LENGTH =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int FIRST = 256;

    private byte[] bytes = new byte[FIRST * Long.BYTES];
    private int[] ends = new int[FIRST];
    private int count;

    void add(byte[] from, int start, int length) {
        int begin = size();
        if (count == ends.length) {
            ends = Arrays.copyOf(ends, 2 * count);
        }
        if (bytes.length - begin < length) {
            bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(begin, length), 2 * bytes.length));
        }
        System.arraycopy(from, start, bytes, begin, length);
        ends[count++] = begin + length;
    }

    /** Takes a value of others. */
    void add(ByteValues others, int index) {
        add(others.bytes, others.begin(index), others.ends[index] - others.begin(index));
    }

    int count() {
        return count;
    }

    /** Bytes of all values together. */
    int size() {
        return count == 0 ? 0 : ends[count - 1];
    }

    boolean holds(int index, byte[] other, int start, int length) {
        return Arrays.equals(bytes, begin(index), ends[index], other, start, start + length);
    }

    /** The value for as long as nothing is added or cleared. */
    Binary get(int index) {
        return Binary.fromReusedByteArray(bytes, begin(index), ends[index] - begin(index));
    }

    void clear() {
        count = 0;
    }

    /**
     * In Parquet's plain form.
     *
     * @param prefixed whether each begins with its length
     */
    BytesInput plain(boolean prefixed) {
        if (!prefixed) {
            return BytesInput.from(Arrays.copyOf(bytes, size()));
        }
        byte[] plain = new byte[size() + count * Integer.BYTES];
        int at = 0;
        for (int i = 0; i < count; i++) {
            int begin = begin(i);
            int length = ends[i] - begin;
            LENGTH.set(plain, at, length);
            System.arraycopy(bytes, begin, plain, at + Integer.BYTES, length);
            at += Integer.BYTES + length;
        }
        return BytesInput.from(plain);
    }

    private int begin(int index) {
        return index == 0 ? 0 : ends[index - 1];
    }
}
