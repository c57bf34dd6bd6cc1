package dev.rialto.lake;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import org.roaringbitmap.RoaringBitmap;

/**
 * Which keys data files hold, of those that were written or read here of late. Bounds alone make
 * nearly every file look concerned where partitions of a topic are read at different speeds.
 */
final class FileKeys {

    // Some kilobytes each.
    private static final int MOST_FILES = 2_000;

    /** Keys as their distances from the least. */
    private record Held(long least, RoaringBitmap distances) {

        boolean has(long key) {
            long distance = key - least;
            return distance >= 0
                    && distance <= Integer.MAX_VALUE
                    && distances.contains((int) distance);
        }
    }

    private final Map<String, Held> keys =
            new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Held> eldest) {
                    return size() > MOST_FILES;
                }
            };

    /**
     * Learns what a file holds.
     *
     * @param path as the log has it
     */
    void learn(String path, List<Row> rows) {
        long least = rows.stream().mapToLong(Row::key).min().orElse(0);
        RoaringBitmap distances = new RoaringBitmap();
        for (Row row : rows) {
            long distance = row.key() - least;
            if (distance < 0 || distance > Integer.MAX_VALUE) {
                return; // Keys far apart: the bounds must do.
            }
            distances.add((int) distance);
        }
        keys.put(path, new Held(least, distances));
    }

    /** Whether one of these keys may be in a file. */
    boolean mayHold(DataFile file, NavigableMap<Long, ?> changes) {
        Held held = keys.get(file.add().path());
        return file.mayHold(changes)
                && (held == null
                        || changes.subMap(file.min(), true, file.max(), true).keySet().stream()
                                .anyMatch(held::has));
    }
}
