package dev.rialto.analytics.window;

import java.nio.ByteBuffer;
import org.apache.kafka.common.utils.Bytes;

/**
 * Keys of a statistic's store: what is known of windows, and their parts, each in order of time.
 */
final class StoreKeys {

    static final byte WINDOW = 'w';
    static final byte PART = 'p';

    private static final int LENGTH = 1 + 2 * Long.BYTES;

    private StoreKeys() {}

    /** Of two numbers, so that keys are in their order. */
    static Bytes of(byte kind, long first, long second) {
        return Bytes.wrap(
                ByteBuffer.allocate(LENGTH)
                        .put(kind)
                        .putLong(first ^ Long.MIN_VALUE)
                        .putLong(second ^ Long.MIN_VALUE)
                        .array());
    }

    static Bytes of(WindowId window) {
        return of(WINDOW, window.start(), window.size());
    }

    static long first(Bytes key) {
        return ByteBuffer.wrap(key.get()).getLong(1) ^ Long.MIN_VALUE;
    }

    static long second(Bytes key) {
        return ByteBuffer.wrap(key.get()).getLong(1 + Long.BYTES) ^ Long.MIN_VALUE;
    }

    static WindowId window(Bytes key) {
        return new WindowId(first(key), second(key));
    }
}
