package dev.rialto.export;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.LongStream;

/** Keys as bits, in pages: a million that follow each other take 128 kB. */
final class KeySet {

    private static final int PAGE_BITS = 16;

    private final Map<Long, BitSet> pages = new HashMap<>();

    void add(long key) {
        pages.computeIfAbsent(key >> PAGE_BITS, _ -> new BitSet())
                .set((int) (key & ((1 << PAGE_BITS) - 1)));
    }

    void remove(long key) {
        BitSet page = pages.get(key >> PAGE_BITS);
        if (page != null) {
            page.clear((int) (key & ((1 << PAGE_BITS) - 1)));
        }
    }

    long size() {
        return pages.values().stream().mapToLong(BitSet::cardinality).sum();
    }

    LongStream stream() {
        return pages.entrySet().stream()
                .flatMapToLong(
                        page ->
                                page.getValue().stream()
                                        .mapToLong(low -> (page.getKey() << PAGE_BITS) + low));
    }
}
