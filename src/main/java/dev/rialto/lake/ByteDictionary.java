package dev.rialto.lake;

import org.apache.parquet.column.statistics.Statistics;

/** The different values of a column, numbered as they came, for as long as they are few. */
final class ByteDictionary {

    // A quarter of a page's rows: with more different values there is little to win.
    private static final int MOST = ColumnPages.ROWS / 4;
    private static final int MOST_BYTES = 256 << 10;
    // A power of two, at most half full.
    private static final int SLOTS = 16 << 10;

    private final ByteValues values = new ByteValues();
    private final Statistics<?> bounds;
    // Numbers from 1 on; 0 is free.
    private final short[] slots = new short[SLOTS];

    /**
     * @param bounds is kept of all values
     */
    ByteDictionary(Statistics<?> bounds) {
        this.bounds = bounds;
    }

    /** The number of a value; -1 where it is new, and there is no room for it. */
    int number(byte[] bytes, int start, int length) {
        int slot = hash(bytes, start, length);
        while (slots[slot] != 0) {
            if (values.holds(slots[slot] - 1, bytes, start, length)) {
                return slots[slot] - 1;
            }
            slot = slot + 1 & SLOTS - 1;
        }
        if (values.count() == MOST || values.size() + length > MOST_BYTES) {
            return -1;
        }
        values.add(bytes, start, length);
        slots[slot] = (short) values.count();
        bounds.updateStats(values.get(values.count() - 1));
        return values.count() - 1;
    }

    ByteValues values() {
        return values;
    }

    Statistics<?> bounds() {
        return bounds.copy();
    }

    private static int hash(byte[] bytes, int start, int length) {
        int hash = length;
        for (int i = start; i < start + length; i++) {
            hash = 31 * hash + bytes[i];
        }
        // High bits reach the slot, too.
        return (hash * 0x9E3779B9 >>> 16) & SLOTS - 1;
    }
}
