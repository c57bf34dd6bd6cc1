package dev.rialto.dashboard;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The last events, numbered, so that a follower who was away for a moment is told what it missed.
 * Not safe for several threads.
 */
final class Journal {

    // Some minutes of a busy shop: two records a second.
    private static final int KEPT = 1_000;

    // Numbers of another process, or of an earlier life of this one, mean nothing here.
    private final String life = UUID.randomUUID().toString().substring(0, 8);
    private final Deque<Event> events = new ArrayDeque<>();
    private long number;

    Event add(String name, String about, String json) {
        number++;
        Event event = new Event(name, about, position(), json);
        events.addLast(event);
        if (events.size() > KEPT) {
            events.removeFirst();
        }
        return event;
    }

    /** The id of the last event. */
    String position() {
        return life + "-" + number;
    }

    /** Makes every id handed out so far one that cannot be continued from. */
    void breakOff() {
        events.clear();
        number++;
    }

    /** What came after this id; empty where that is no longer, or was never, known here. */
    Optional<List<Event>> since(String id) {
        if (id == null || !id.startsWith(life + "-")) {
            return Optional.empty();
        }
        long missed = number - parse(id.substring(life.length() + 1));
        if (missed < 0 || missed > events.size()) {
            return Optional.empty();
        }
        return Optional.of(events.stream().skip(events.size() - missed).toList());
    }

    private static long parse(String digits) {
        try {
            return Long.parseLong(digits);
        } catch (NumberFormatException e) {
            return Long.MAX_VALUE;
        }
    }
}
