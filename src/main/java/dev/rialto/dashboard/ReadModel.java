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
import java.util.TreeMap;

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

    private record Known<T>(T value, String json) {}

    @RegisterForReflection
    private record Snapshot(int windows, int alerts) {}

    @RegisterForReflection
    private record Removed(String kind, String key) {}

    private final Map<Duration, Newest<Known<RevenueWindow>>> windows = new TreeMap<>();
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
            tell(Event.REVENUE, known.json());
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
            tell(Event.ALERT, known.json());
        }
    }

    /** At most so many of the newest windows of a size, in the order of time. */
    synchronized List<RevenueWindow> windows(Duration size, int limit) {
        Newest<Known<RevenueWindow>> ofSize = windows.get(size);
        return ofSize == null
                ? List.of()
                : ofSize.newest(limit).stream().map(Known::value).toList();
    }

    /** At most so many of the newest alerts, the newest first. */
    synchronized List<FraudAlert> alerts(int limit) {
        return alerts.newest(limit).reversed().stream().map(Known::value).toList();
    }

    /** Orders in all the minutes that are known. */
    synchronized long orders() {
        return windows(MINUTE, WINDOWS).stream().mapToLong(RevenueWindow::orders).sum();
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
     * @param drop ends the connection of a follower that reads too slowly
     */
    Multi<Event> follow(String lastId, Runnable drop) {
        return audience.follow(follower -> letIn(follower, lastId), drop);
    }

    private synchronized void letIn(Follower follower, String lastId) {
        if (ended) {
            follower.end();
        } else {
            audience.letIn(follower, journal.since(lastId).orElseGet(this::snapshot));
        }
    }

    /**
     * Whether much is still to be read. Meanwhile followers are told nothing, for every old version
     * of every window would pass by; they get a snapshot when it is over.
     */
    synchronized void behind(boolean now) {
        if (behind && !now) {
            journal.breakOff();
            snapshot().forEach(audience::tell);
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

    private void gone(String kind, String key, Known<?> removed) {
        if (removed != null) {
            tell(Event.REMOVED, json(new Removed(kind, key)));
        }
    }

    private void tell(String name, String json) {
        if (!behind) {
            audience.tell(journal.add(name, json));
        }
    }

    /** Only its last event has an id: whoever is cut off before it needs another snapshot. */
    private List<Event> snapshot() {
        List<Event> records = new ArrayList<>();
        windows.values().stream()
                .flatMap(ofSize -> ofSize.newest(FIRST_WINDOWS).stream())
                .forEach(known -> records.add(new Event(Event.REVENUE, null, known.json())));
        int ofRevenue = records.size();
        alerts.newest(ALERTS)
                .forEach(known -> records.add(new Event(Event.ALERT, null, known.json())));
        Snapshot announced = new Snapshot(ofRevenue, records.size() - ofRevenue);
        records.addFirst(new Event(Event.SNAPSHOT, null, json(announced)));
        Event last = records.removeLast();
        records.addLast(new Event(last.name(), journal.position(), last.json()));
        return records;
    }

    private static String json(Object value) {
        return new String(Json.write(value), StandardCharsets.UTF_8);
    }
}
