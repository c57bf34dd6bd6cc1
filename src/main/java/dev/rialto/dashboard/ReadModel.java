package dev.rialto.dashboard;

import dev.rialto.events.FraudAlert;
import dev.rialto.events.Json;
import dev.rialto.events.RevenueWindow;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Multi;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The newest windows and alerts, and those who want to hear of the next. Safe for several threads;
 * what a new follower is told first and what it is told then leave no gap.
 */
final class ReadModel {

    /** Windows kept of each size: a day of minutes and an hour more. */
    static final int WINDOWS = 1_500;

    /** Alerts kept. */
    static final int ALERTS = 500;

    private static final Duration MINUTE = Duration.ofMinutes(1);

    // What the page's chart shows.
    private static final int FIRST_WINDOWS = 60;
    private static final int FIRST_SALES = 6;

    private record Known<T>(T value, String json) {}

    @RegisterForReflection
    private record Snapshot(
            Integer windows, Integer alerts, Integer topProducts, Integer categories) {}

    @RegisterForReflection
    private record Removed(String kind, String key) {}

    private final NavigableMap<Duration, Newest<Known<RevenueWindow>>> windows = new TreeMap<>();
    private final Map<String, Shelf> shelves =
            Map.of(Event.TOP_PRODUCTS, new Shelf(), Event.CATEGORIES, new Shelf());
    private final Newest<Known<FraudAlert>> alerts = new Newest<>(ALERTS);
    private final Journal journal = new Journal();
    private final Audience audience = new Audience();
    private boolean behind = true;
    private boolean ended;

    /** The window's latest state; null where it is no more. */
    synchronized void revenue(String key, RevenueWindow window) {
        if (window == null) {
            windows.values().forEach(ofSize -> gone(Event.REVENUE, key, ofSize.remove(key)));
            return;
        }
        Known<RevenueWindow> known = new Known<>(window, json(window));
        if (windows.computeIfAbsent(window.window(), _ -> new Newest<>(WINDOWS))
                .put(key, window.windowStart(), known)) {
            tell(Event.REVENUE, Event.REVENUE, known.json());
        }
    }

    /**
     * The latest state of a window of another kind, as JSON; null where it is no more.
     *
     * @param kind the name of its events
     */
    synchronized void window(String kind, String key, byte[] json) {
        Shelf shelf = shelves.get(kind);
        if (json == null) {
            gone(kind, key, shelf.remove(key) ? key : null);
            return;
        }
        String text = new String(json, StandardCharsets.UTF_8);
        if (shelf.put(key, text)) {
            tell(kind, kind, text);
        }
    }

    /** The alert's latest state; null where it is no more. */
    synchronized void alert(String key, FraudAlert alert) {
        if (alert == null) {
            gone(Event.ALERT, key, alerts.remove(key));
            return;
        }
        Known<FraudAlert> known = new Known<>(alert, json(alert));
        if (alerts.put(key, alert.windowEnd(), known)) {
            tell(Event.ALERT, Event.ALERT, known.json());
        }
    }

    /** At most so many of the newest windows of a size, in the order of time. */
    synchronized List<RevenueWindow> windows(Duration size, int limit) {
        return windows(size, Span.ALWAYS, limit);
    }

    /** Those that start within a span. */
    synchronized List<RevenueWindow> windows(Duration size, Span span, int limit) {
        Newest<Known<RevenueWindow>> ofSize = windows.get(size);
        if (ofSize == null) {
            return List.of();
        }
        List<RevenueWindow> within =
                ofSize.newest(WINDOWS).stream()
                        .map(Known::value)
                        .filter(window -> span.holds(window.windowStart()))
                        .toList();
        return within.subList(Math.max(0, within.size() - limit), within.size());
    }

    /** As {@link #windows(Duration, Span, int)}, of another kind, as a JSON array. */
    synchronized String windows(String kind, Duration size, Span span, int limit) {
        return "[" + String.join(",", shelves.get(kind).windows(size, span, limit)) + "]";
    }

    /** At most so many of the newest alerts, the newest first. */
    List<FraudAlert> alerts(int limit) {
        return alerts(_ -> true, limit);
    }

    /** Those that are wanted. */
    synchronized List<FraudAlert> alerts(Predicate<FraudAlert> wanted, int limit) {
        return alerts.newest(ALERTS).reversed().stream()
                .map(Known::value)
                .filter(wanted)
                .limit(limit)
                .toList();
    }

    /** Orders in all the largest windows that are known: of hours, two months. */
    synchronized long orders() {
        return windows.isEmpty()
                ? 0
                : windows(windows.lastKey(), WINDOWS).stream()
                        .mapToLong(RevenueWindow::orders)
                        .sum();
    }

    /** Net revenue of the newest minute, for a gauge: as near as a double comes. */
    synchronized double newestRevenue() {
        return windows(MINUTE, 1).stream()
                .mapToDouble(window -> window.netRevenue().doubleValue())
                .sum();
    }

    /** Alerts that are known. */
    synchronized int alertCount() {
        return alerts(ALERTS).size();
    }

    /**
     * What is known, then everything new: from the event with this id on where that is still known,
     * else beginning with a snapshot.
     *
     * @param lastId the last event that the follower knows, or null
     * @param kinds the names of records that it wants to hear of
     * @param drop ends the connection of a follower that reads too slowly
     */
    Multi<Event> follow(String lastId, Set<String> kinds, Runnable drop) {
        return audience.follow(follower -> letIn(follower, lastId), kinds, drop);
    }

    private synchronized void letIn(Follower follower, String lastId) {
        if (ended) {
            follower.end();
        } else {
            audience.letIn(
                    follower, journal.since(lastId).orElseGet(() -> snapshot(follower.kinds())));
        }
    }

    /**
     * Whether much is still to be read. Meanwhile followers are told nothing, for every old version
     * of every window would pass by; they get a snapshot when it is over.
     */
    synchronized void behind(boolean now) {
        if (behind && !now) {
            journal.breakOff();
            audience.tellEach(follower -> snapshot(follower.kinds()));
        }
        behind = now;
    }

    /** Keeps the followers' connections alive, and finds those that are not. */
    void beat() {
        audience.tell(Event.HEARTBEAT);
    }

    /** Ends every follower's stream, and lets no other in. */
    synchronized void end() {
        ended = true;
        audience.end();
    }

    Audience audience() {
        return audience;
    }

    private void gone(String kind, String key, Object removed) {
        if (removed != null) {
            tell(Event.REMOVED, kind, json(new Removed(kind, key)));
        }
    }

    private void tell(String name, String about, String json) {
        if (!behind) {
            audience.tell(journal.add(name, about, json));
        }
    }

    /** Only its last event has an id: whoever is cut off before it needs another snapshot. */
    private List<Event> snapshot(Set<String> kinds) {
        List<Event> records = new ArrayList<>();
        shelves.forEach(
                (kind, shelf) ->
                        shelf.newest(FIRST_SALES).forEach(json -> records.add(record(kind, json))));
        windows.values().stream()
                .flatMap(ofSize -> ofSize.newest(FIRST_WINDOWS).stream())
                .forEach(known -> records.add(record(Event.REVENUE, known.json())));
        alerts.newest(ALERTS).forEach(known -> records.add(record(Event.ALERT, known.json())));
        records.removeIf(event -> !kinds.contains(event.name()));
        Snapshot announced =
                new Snapshot(
                        count(records, kinds, Event.REVENUE),
                        count(records, kinds, Event.ALERT),
                        count(records, kinds, Event.TOP_PRODUCTS),
                        count(records, kinds, Event.CATEGORIES));
        records.addFirst(new Event(Event.SNAPSHOT, null, null, json(announced)));
        Event last = records.removeLast();
        records.addLast(new Event(last.name(), last.about(), journal.position(), last.json()));
        return records;
    }

    private static Event record(String kind, String json) {
        return new Event(kind, kind, null, json);
    }

    /** Null for a kind that is not told. */
    private static Integer count(List<Event> records, Set<String> kinds, String kind) {
        return kinds.contains(kind)
                ? (int) records.stream().filter(event -> event.name().equals(kind)).count()
                : null;
    }

    private static String json(Object value) {
        return new String(Json.write(value), StandardCharsets.UTF_8);
    }
}
