package dev.rialto.analytics.state;

import java.util.HashMap;
import java.util.Map;

/** How often each id is there; most, once. */
public final class IdCounts {

    private final IdSet present = new IdSet();
    private final Map<Long, Integer> beyondOne = new HashMap<>();

    /** Adds so many, or takes them away where negative. */
    public void add(long id, int many) {
        int count = count(id) + many;
        if (count <= 0) {
            present.remove(id);
        } else {
            present.add(id);
        }
        if (count > 1) {
            beyondOne.put(id, count - 1);
        } else {
            beyondOne.remove(id);
        }
    }

    /** The ids that are there at least once; not to be changed. */
    public IdSet ids() {
        return present;
    }

    /** Writes ids and counts, for {@link #unpacked}. */
    public void pack(Packer packer) {
        packer.bits(present.size());
        long[] last = new long[1];
        present.forEach(
                id -> {
                    packer.number(id - last[0]);
                    last[0] = id;
                });
        packer.bits(beyondOne.size());
        beyondOne.forEach((id, more) -> packer.number(id).bits(more));
    }

    /** Reads what {@link #pack} wrote. */
    public static IdCounts unpacked(Unpacker unpacker) {
        IdCounts counts = new IdCounts();
        long id = 0;
        for (int left = unpacker.count(); left > 0; left--) {
            id += unpacker.number();
            counts.present.add(id);
        }
        for (int left = unpacker.count(); left > 0; left--) {
            counts.beyondOne.put(unpacker.number(), unpacker.count());
        }
        return counts;
    }

    private int count(long id) {
        if (!present.contains(id)) {
            return 0;
        }
        return 1 + beyondOne.getOrDefault(id, 0);
    }
}
