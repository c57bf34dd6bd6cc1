package dev.rialto.dashboard;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The newest windows of a statistic, of each size, as their topic has them. */
final class Shelf {

    /** Windows kept of each size. */
    static final int KEPT = 500;

    /** A window's start, and its record as JSON. */
    private record Kept(Instant start, String json) {}

    private final Map<Duration, Newest<Kept>> windows = new TreeMap<>();

    /** Takes a window in, by its record's key; says whether that changed anything. */
    boolean put(String key, String json) {
        Instant start = Instant.parse(key.substring(key.indexOf('/') + 1));
        return windows.computeIfAbsent(size(key), _ -> new Newest<>(KEPT))
                .put(key, start, new Kept(start, json));
    }

    /** Takes a window out; says whether it was there. */
    boolean remove(String key) {
        Newest<Kept> ofSize = windows.get(size(key));
        return ofSize != null && ofSize.remove(key) != null;
    }

    /** At most so many of the newest windows of a size within a span, in the order of time. */
    List<String> windows(Duration size, Span span, int limit) {
        Newest<Kept> ofSize = windows.get(size);
        if (ofSize == null) {
            return List.of();
        }
        List<String> within =
                ofSize.newest(KEPT).stream()
                        .filter(window -> span.holds(window.start()))
                        .map(Kept::json)
                        .toList();
        return within.subList(Math.max(0, within.size() - limit), within.size());
    }

    /** At most so many of the newest windows of each size. */
    List<String> newest(int limit) {
        return windows.keySet().stream()
                .flatMap(size -> windows(size, Span.ALWAYS, limit).stream())
                .toList();
    }

    /** A key is size and start: {@code PT1M/2026-03-01T12:00:00Z}. */
    private static Duration size(String key) {
        return Duration.parse(key.substring(0, key.indexOf('/')));
    }
}
