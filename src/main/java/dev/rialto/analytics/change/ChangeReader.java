package dev.rialto.analytics.change;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/**
 * Reads change events one after the other: of the row, the fields that somebody asked for; of the
 * rest, its position in the log and its time. What comes behind that is not looked at.
 *
 * <p>Not safe for several threads.
 */
public final class ChangeReader {

    /** The position of an event that says none. */
    public static final long NO_POSITION = 0;

    private static final JsonFactory JSON = new JsonFactory();

    /** A row that takes its fields as they are read. */
    public interface Row {

        /** Before the first field of an event. */
        void clear();

        /** A field that is not null; others need not be looked at. */
        void field(String name, JsonParser value) throws IOException;

        /** Whether all fields have come that a row must have. */
        boolean isWhole();
    }

    private final Row row;
    private long lsn;
    private long committedAt;
    private boolean present;

    /** Fills this row with each event. */
    public ChangeReader(Row row) {
        this.row = row;
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
        try (JsonParser parser = JSON.createParser(event)) {
            about = envelope(parser);
        } catch (IOException e) {
            throw new IllegalArgumentException("not JSON", e);
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

    private boolean envelope(JsonParser parser) throws IOException {
        boolean after = false;
        boolean source = false;
        parser.nextToken();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            JsonToken value = parser.nextToken();
            if (name.equals("after")) {
                after = true;
                present = value == JsonToken.START_OBJECT;
                if (present) {
                    fields(parser);
                }
            } else if (name.equals("source") && value == JsonToken.START_OBJECT) {
                source = true;
                source(parser);
            } else {
                parser.skipChildren();
            }
            if (after && source) {
                return true;
            }
        }
        return false;
    }

    private void fields(JsonParser parser) throws IOException {
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            if (parser.nextToken() == JsonToken.VALUE_NULL) {
                continue;
            }
            row.field(name, parser);
            parser.skipChildren();
        }
    }

    private void source(JsonParser parser) throws IOException {
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            JsonToken value = parser.nextToken();
            if (value == JsonToken.VALUE_NUMBER_INT) {
                if (name.equals("lsn")) {
                    lsn = parser.getLongValue();
                } else if (name.equals("ts_ms")) {
                    committedAt = parser.getLongValue();
                }
            } else {
                parser.skipChildren();
            }
        }
    }
}
