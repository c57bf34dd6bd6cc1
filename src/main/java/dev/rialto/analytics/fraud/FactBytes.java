package dev.rialto.analytics.fraud;

import dev.rialto.fraud.Fact;
import java.nio.ByteBuffer;
import java.util.List;

/** Facts as bytes of fixed length, and sorted arrays of them. */
final class FactBytes {

    static final int SIZE = 4 * Long.BYTES;

    private FactBytes() {}

    static void put(ByteBuffer into, Fact fact) {
        into.putLong(fact.micros()).putLong(fact.id()).putLong(fact.cents());
        into.putLong(fact.customer());
    }

    static Fact get(ByteBuffer from) {
        return new Fact(from.getLong(), from.getLong(), from.getLong(), from.getLong());
    }

    static byte[] of(Fact fact) {
        ByteBuffer bytes = ByteBuffer.allocate(SIZE);
        put(bytes, fact);
        return bytes.array();
    }

    static Fact of(byte[] fact) {
        return get(ByteBuffer.wrap(fact));
    }

    static void addAll(byte[] sorted, List<Fact> to) {
        ByteBuffer bytes = ByteBuffer.wrap(sorted);
        while (bytes.hasRemaining()) {
            to.add(get(bytes));
        }
    }

    /**
     * With a fact in its place.
     *
     * @param sorted null is none
     * @return the same array where it has the fact already
     */
    static byte[] with(byte[] sorted, Fact fact) {
        if (sorted == null) {
            return of(fact);
        }
        int place = place(sorted, fact);
        if (isAt(sorted, place, fact)) {
            return sorted;
        }
        ByteBuffer grown = ByteBuffer.allocate(sorted.length + SIZE);
        grown.put(sorted, 0, place);
        put(grown, fact);
        grown.put(sorted, place, sorted.length - place);
        return grown.array();
    }

    /**
     * Without a fact.
     *
     * @return the same array where it has no such fact; null where nothing is left
     */
    static byte[] without(byte[] sorted, Fact fact) {
        int place = sorted == null ? 0 : place(sorted, fact);
        if (sorted == null || !isAt(sorted, place, fact)) {
            return sorted;
        }
        if (sorted.length == SIZE) {
            return null;
        }
        ByteBuffer shrunk = ByteBuffer.allocate(sorted.length - SIZE);
        shrunk.put(sorted, 0, place);
        shrunk.put(sorted, place + SIZE, sorted.length - place - SIZE);
        return shrunk.array();
    }

    /** Where the first fact is, in bytes, that does not come before; from the end, as most do. */
    private static int place(byte[] sorted, Fact fact) {
        ByteBuffer bytes = ByteBuffer.wrap(sorted);
        int place = sorted.length;
        while (place > 0 && get(bytes.position(place - SIZE)).compareTo(fact) >= 0) {
            place -= SIZE;
        }
        return place;
    }

    private static boolean isAt(byte[] sorted, int place, Fact fact) {
        return place < sorted.length && get(ByteBuffer.wrap(sorted).position(place)).equals(fact);
    }
}
