package dev.rialto.analytics.state;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import org.roaringbitmap.RoaringBitmap;

/** A set of 64-bit ids, small where they are near each other, and quickly united with others. */
public final class IdSet {

    // By the upper half: nearly always one.
    private final Map<Integer, RoaringBitmap> halves = new TreeMap<>();

    /** Takes the id in. */
    public void add(long id) {
        halves.computeIfAbsent((int) (id >> 32), _ -> new RoaringBitmap()).add((int) id);
    }

    /** Takes the id out. */
    public void remove(long id) {
        RoaringBitmap half = halves.get((int) (id >> 32));
        if (half != null) {
            half.remove((int) id);
        }
    }

    /** Whether the id is in. */
    public boolean contains(long id) {
        RoaringBitmap half = halves.get((int) (id >> 32));
        return half != null && half.contains((int) id);
    }

    /** Takes all ids of the other set in. */
    public void addAll(IdSet other) {
        other.halves.forEach(
                (upper, half) -> halves.computeIfAbsent(upper, _ -> new RoaringBitmap()).or(half));
    }

    /** How many ids are in. */
    public long size() {
        long size = 0;
        for (RoaringBitmap half : halves.values()) {
            size += half.getLongCardinality();
        }
        return size;
    }

    void forEach(LongConsumer action) {
        halves.forEach(
                (upper, half) ->
                        half.forEach(
                                (int lower) ->
                                        action.accept(
                                                (long) upper << 32
                                                        | Integer.toUnsignedLong(lower))));
    }
}
