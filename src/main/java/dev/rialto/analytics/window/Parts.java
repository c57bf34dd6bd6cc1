package dev.rialto.analytics.window;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongPredicate;
import java.util.function.Supplier;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The smallest windows by their start: those in use in memory, all of them in the store.
 *
 * @param <P> what is kept of each
 */
public final class Parts<P extends Part> {

    private final KeyValueStore<Bytes, byte[]> store;
    private final Supplier<P> empty;
    private final int inMemory;
    private final Map<Long, P> inUse = new LinkedHashMap<>(256, 0.75f, true);
    private final Set<Long> changed = new HashSet<>();

    /**
     * @param inMemory how many stay in memory between commits
     */
    public Parts(KeyValueStore<Bytes, byte[]> store, Supplier<P> empty, int inMemory) {
        this.store = store;
        this.empty = empty;
        this.inMemory = inMemory;
    }

    /** To be looked at only. */
    public P of(long start) {
        return inUse.computeIfAbsent(start, this::load);
    }

    /**
     * Brings windows into memory at one go, as reading them one by one takes longer by far.
     *
     * @param from the start of the first
     * @param to the start of the first that is not among them
     * @param size of each
     */
    void ready(long from, long to, long size) {
        Map<Long, P> missing = new HashMap<>();
        for (long start = from; start < to; start += size) {
            if (!inUse.containsKey(start)) {
                missing.put(start, empty.get());
            }
        }
        if (!missing.isEmpty()) {
            read(from, to - 1, missing);
            inUse.putAll(missing);
        }
    }

    /** To be changed. */
    public P changing(long start) {
        changed.add(start);
        return of(start);
    }

    /** Writes what has changed; to be called before each commit. */
    public void flush() {
        for (long start : changed) {
            inUse.get(start).write((piece, packed) -> store.put(key(start, piece), packed));
        }
        changed.clear();
        while (inUse.size() > inMemory) {
            inUse.remove(inUse.keySet().iterator().next());
        }
    }

    /** The starts of all windows with a piece of such a number. */
    public Set<Long> with(LongPredicate piece) {
        flush();
        Set<Long> found = new TreeSet<>();
        try (KeyValueIterator<Bytes, byte[]> all = range(Long.MIN_VALUE, Long.MAX_VALUE)) {
            while (all.hasNext()) {
                Bytes key = all.next().key;
                if (piece.test(StoreKeys.second(key))) {
                    found.add(StoreKeys.first(key));
                }
            }
        }
        return found;
    }

    /** Forgets all windows that start before this. */
    public void forgetBefore(long start) {
        changed.removeIf(known -> known < start);
        inUse.keySet().removeIf(known -> known < start);
        try (KeyValueIterator<Bytes, byte[]> old = range(Long.MIN_VALUE, start - 1)) {
            while (old.hasNext()) {
                store.delete(old.next().key);
            }
        }
    }

    private P load(long start) {
        P part = empty.get();
        read(start, start, Map.of(start, part));
        return part;
    }

    private void read(long first, long last, Map<Long, P> into) {
        try (KeyValueIterator<Bytes, byte[]> pieces = range(first, last)) {
            while (pieces.hasNext()) {
                KeyValue<Bytes, byte[]> piece = pieces.next();
                P part = into.get(StoreKeys.first(piece.key));
                if (part != null) {
                    part.read(StoreKeys.second(piece.key), piece.value);
                }
            }
        }
    }

    private KeyValueIterator<Bytes, byte[]> range(long first, long last) {
        return store.range(key(first, Long.MIN_VALUE), key(last, Long.MAX_VALUE));
    }

    private static Bytes key(long start, long piece) {
        return StoreKeys.of(StoreKeys.PART, start, piece);
    }
}
