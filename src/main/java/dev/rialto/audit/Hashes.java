package dev.rialto.audit;

import java.util.HashMap;
import java.util.Map;

/**
 * A hash for each row, by key: eight bytes a row where keys are close together, as those of
 * sequences are, so that tens of millions of rows fit in memory.
 */
final class Hashes {

    /** Of a row that is not there; no row has this hash. */
    static final long NONE = 0;

    private static final int PAGE_BITS = 9;
    private static final int PAGE = 1 << PAGE_BITS;

    private final Map<Long, long[]> pages = new HashMap<>();
    private long size;

    long get(long key) {
        long[] page = pages.get(key >> PAGE_BITS);
        return page == null ? NONE : page[slot(key)];
    }

    /**
     * Sets a row's hash.
     *
     * @param hash {@link #NONE} where the row is gone
     * @return the hash that it had
     */
    long put(long key, long hash) {
        long[] page = pages.computeIfAbsent(key >> PAGE_BITS, _ -> new long[PAGE]);
        long former = page[slot(key)];
        page[slot(key)] = hash;
        size += (hash == NONE ? 0 : 1) - (former == NONE ? 0 : 1);
        return former;
    }

    long size() {
        return size;
    }

    /** Gives each row that is there, in the order of the keys. */
    void forEach(Visitor visitor) {
        pages.keySet().stream()
                .sorted()
                .forEach(
                        number -> {
                            long[] page = pages.get(number);
                            for (int slot = 0; slot < PAGE; slot++) {
                                if (page[slot] != NONE) {
                                    visitor.visit((number << PAGE_BITS) + slot, page[slot]);
                                }
                            }
                        });
    }

    private static int slot(long key) {
        return (int) (key & (PAGE - 1));
    }

    /** Takes a row. */
    @FunctionalInterface
    interface Visitor {
        void visit(long key, long hash);
    }
}
