package dev.rialto.dashboard;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The latest value of each key, for the newest keys by time. Not safe for several threads.
 *
 * @param <V> the values
 */
final class Newest<V> {

    private record Place(Instant time, String key) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            int byTime = time.compareTo(other.time);
            return byTime == 0 ? key.compareTo(other.key) : byTime;
        }
    }

    private final int bound;
    private final Map<String, Place> places = new HashMap<>();
    private final NavigableMap<Place, V> values = new TreeMap<>();

    /**
     * @param bound keys kept at most; the oldest go first
     */
    Newest(int bound) {
        if (bound < 1) {
            throw new IllegalArgumentException("bound=" + bound + ": at least 1 is needed");
        }
        this.bound = bound;
    }

    /** Takes the value in; says whether that changed anything. */
    boolean put(String key, Instant time, V value) {
        Place place = new Place(time, key);
        if (value.equals(values.get(place))) {
            return false;
        }
        remove(key);
        places.put(key, place);
        values.put(place, value);
        if (values.size() > bound) {
            places.remove(values.pollFirstEntry().getKey().key());
        }
        return places.containsKey(key);
    }

    /** The value that was removed, or null where there was none. */
    V remove(String key) {
        Place place = places.remove(key);
        return place == null ? null : values.remove(place);
    }

    /** At most so many of the newest, in the order of their times. */
    List<V> newest(int limit) {
        List<V> found = new ArrayList<>(Math.min(limit, values.size()));
        for (V value : values.descendingMap().values()) {
            if (found.size() == limit) {
                break;
            }
            found.add(value);
        }
        return found.reversed();
    }
}
