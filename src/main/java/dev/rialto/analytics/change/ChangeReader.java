package dev.rialto.analytics.change;

import dev.rialto.events.JsonCursor;
import java.time.DateTimeException;

/**
 * Reads change events one after the other: of the row, the fields that somebody asked for; of the
 * rest, its position in the log and its time. What comes behind that is not looked at.
 *
 * <p>Not safe for several threads.
 */
public final class ChangeReader {

    /** The position of an event that says none. */
    public static final long NO_POSITION = 0;

    private static final byte[] AFTER = JsonCursor.name("after");
    private static final byte[] SOURCE = JsonCursor.name("source");
    private static final byte[] LSN = JsonCursor.name("lsn");
    private static final byte[] COMMITTED = JsonCursor.name("ts_ms");

    /** A row that takes its fields as they are read. */
    public interface Row {

        /** Before the first field of an event. */
        void clear();

        /** A field that is not null; others need not be looked at. */
        void field(JsonCursor field);

        /** Whether all fields have come that a row must have. */
        boolean isWhole();
    }

    private final JsonCursor json = new JsonCursor();
    private final Row row;
    private long lsn;
    private int lsnPlace;
    private long committedAt;
    private boolean present;

    /** Fills this row with each event. */
    public ChangeReader(Row row) {
        this.row = row;
    }

    /**
     * The number in a record's key such as {@code {"order_id":17}}.
     *
     * @throws IllegalArgumentException where it is no such key
     */
    public long key(byte[] key) {
        try {
            json.over(key);
            if (json.enter() && json.next()) {
                return json.integer();
            }
        } catch (IndexOutOfBoundsException e) {
            throw new IllegalArgumentException("not a key: it ends too early", e);
        }
        throw new IllegalArgumentException("not a key with a number");
    }

    /**
     * Reads an event.
     *
     * @throws IllegalArgumentException where it is no event about a row, or lacks a field
     */
    public void read(byte[] event) {
        row.clear();
        lsn = NO_POSITION;
        committedAt = 0;
        present = false;
        boolean about;
        try {
            json.over(event);
            about = envelope();
        } catch (IndexOutOfBoundsException e) {
            throw new IllegalArgumentException("not JSON: it ends too early", e);
        } catch (ArithmeticException | DateTimeException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
        if (!about || present && !row.isWhole()) {
            throw new IllegalArgumentException("not the change of a row");
        }
    }

    /** Whether there is a row after the change; otherwise it is gone. */
    public boolean isPresent() {
        return present;
    }

    /** The change's position in the log, or {@link #NO_POSITION}. */
    public long lsn() {
        return lsn;
    }

    /** When the change was committed, in microseconds since 1970. */
    public long committedMicros() {
        return committedAt * 1_000;
    }

    private boolean envelope() {
        boolean after = false;
        boolean source = false;
        if (!json.enter()) {
            return false;
        }
        while (!(after && source) && json.next()) {
            if (json.is(AFTER)) {
                after = true;
                present = json.enter();
                if (present) {
                    fields();
                }
            } else if (json.is(SOURCE) && json.enter()) {
                source = true;
                source(after);
            }
        }
        return after && source;
    }

    private void fields() {
        while (json.next()) {
            if (!json.isNull()) {
                row.field(json);
            }
        }
    }

    /**
     * The position is most often where it was in the event before, which saves the walk there.
     *
     * @param last whether nothing behind the source is wanted
     */
    private void source(boolean last) {
        int begin = json.start();
        int wanted = 2;
        while ((wanted > 0 || !last)
                && (last && wanted == 1 && json.leap(LSN, begin + lsnPlace) || json.next())) {
            if (json.is(LSN) && !json.isNull()) {
                lsn = json.integer();
                lsnPlace = json.place() - begin;
                wanted--;
            } else if (json.is(COMMITTED) && !json.isNull()) {
                committedAt = json.integer();
                wanted--;
            }
        }
    }
}
