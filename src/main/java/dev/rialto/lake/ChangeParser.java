package dev.rialto.lake;

import dev.rialto.events.JsonCursor;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the change events of one table. It makes no trees, and passes over most of an event: tens
 * of thousands of them come in a second.
 */
final class ChangeParser {

    private static final byte[] BEFORE = JsonCursor.name("before");
    private static final byte[] AFTER = JsonCursor.name("after");
    private static final byte[] OPERATION = JsonCursor.name("op");
    private static final byte[] SOURCE = JsonCursor.name("source");
    private static final byte[] TRANSACTION = JsonCursor.name("txId");
    private static final Set<String> OPERATIONS = Set.of("r", "c", "u", "d");
    private static final int NOWHERE = -1;

    private final LakeTable table;
    private final byte[][] names;
    private final Set<String> unknown = new HashSet<>();
    private final int key;
    private final int source;
    private final Months months;
    private final Object[] absent;
    private final JsonCursor json = new JsonCursor();

    /**
     * @param fills what columns have that an event does not know yet
     */
    ChangeParser(LakeTable table, Fills fills) {
        this.table = table;
        this.key = table.place(table.key());
        this.source = table.month().map(by -> table.place(by.source())).orElse(-1);
        this.months = table.month().map(Months::new).orElse(null);
        this.names =
                table.columns().stream()
                        .map(column -> JsonCursor.name(column.name()))
                        .toArray(byte[][]::new);
        this.absent = table.columns().stream().map(fills::of).toArray();
    }

    /** The columns that rows had and the table does not. */
    Set<String> unknown() {
        return unknown;
    }

    /**
     * Reads an envelope.
     *
     * @throws UnfitRowException where the table cannot hold its row
     * @throws IllegalArgumentException where it is not one
     */
    RowChange change(byte[] envelope) {
        try {
            return read(envelope);
        } catch (IndexOutOfBoundsException e) {
            throw new IllegalArgumentException("not JSON: it ends too early", e);
        }
    }

    private RowChange read(byte[] envelope) {
        int before = NOWHERE;
        int after = NOWHERE;
        String operation = "";
        long transaction = 0;
        json.over(envelope);
        boolean more = json.enter() && json.next();
        for (; more; more = json.next()) {
            if (json.isNull()) {
                continue;
            }
            if (json.is(BEFORE)) {
                before = json.start();
            } else if (json.is(AFTER)) {
                after = json.start();
            } else if (json.is(OPERATION)) {
                operation = json.text();
            } else if (json.is(SOURCE)) {
                transaction = transaction();
            }
        }
        if (!OPERATIONS.contains(operation)) {
            throw new IllegalArgumentException("not a row change: op=" + operation);
        }
        long counted = operation.equals("r") ? 0 : transaction;
        boolean gone = operation.equals("d");
        try {
            return change(envelope, gone ? before : after, gone, counted);
        } catch (IllegalArgumentException e) {
            throw new UnfitRowException(counted, e);
        }
    }

    private RowChange change(byte[] envelope, int from, boolean gone, long transaction) {
        Object[] image = from == NOWHERE ? null : image(envelope, from, gone);
        if (image == null || image[key] == null) {
            throw new IllegalArgumentException("the row has no " + table.key());
        }
        return new RowChange(
                ((Number) image[key]).longValue(),
                gone ? Optional.empty() : Optional.of(row(image)),
                transaction);
    }

    private Row row(Object[] values) {
        for (int i = 0; i < values.length; i++) {
            if (values[i] == null && !table.columns().get(i).nullable()) {
                throw new IllegalArgumentException(
                        "column " + table.columns().get(i).name() + " has no value");
            }
        }
        String partition = source < 0 ? "" : months.of(((Instant) values[source]).getEpochSecond());
        return new Row(
                ((Number) values[key]).longValue(),
                partition,
                Collections.unmodifiableList(Arrays.asList(values)));
    }

    /** The row that stands there; null where there is none. */
    private Object[] image(byte[] text, int from, boolean keyOnly) {
        json.over(text, from);
        if (!json.enter()) {
            return null;
        }
        Object[] values = absent.clone();
        int expected = 0;
        while (json.next()) {
            int place = place(expected);
            if (place < 0) {
                unknown.add(json.name());
                continue;
            }
            expected = place + 1;
            if (!keyOnly || place == key) {
                int start = json.start();
                values[place] =
                        json.isNull()
                                ? null
                                : ColumnJson.value(
                                        table.columns().get(place), text, start, json.pass());
            }
        }
        return values;
    }

    /** Fields mostly come in the order of the columns. */
    private int place(int expected) {
        if (expected < names.length && json.is(names[expected])) {
            return expected;
        }
        for (int i = 0; i < names.length; i++) {
            if (json.is(names[i])) {
                return i;
            }
        }
        return -1;
    }

    private long transaction() {
        long transaction = 0;
        if (json.enter()) {
            while (json.next()) {
                if (json.is(TRANSACTION) && !json.isNull()) {
                    transaction = json.integer();
                }
            }
        }
        return transaction;
    }

    /** The row of an image that stands alone. */
    Row row(byte[] image) {
        return row(image(image, 0, false));
    }
}
