package dev.rialto.cdc;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Decodes the messages of pgoutput, version 1 of PostgreSQL's logical replication protocol
 * ("Logical Replication Message Formats" in its manual). Transactions come whole, in the order of
 * their commits.
 */
final class PgOutput {

    /** Makes the shape of a table that the log begins to tell of. */
    interface Shaping {
        TableShape of(String table, List<TableShapes.Column> columns) throws SQLException;
    }

    private static final long MICROS = 1_000_000;
    private static final long EPOCH_2000 = Instant.parse("2000-01-01T00:00:00Z").getEpochSecond();

    private final Shaping shaping;
    private final Consumer<Handout> out;
    private final Map<Integer, TableShape> tables = new HashMap<>();
    private long lastCommit;
    private Long transactionId;
    private long committedMicros;
    private Instant committedAt;
    private Origin origin;

    /**
     * @param from where the last transaction before those to come was committed
     * @param out takes what the messages mean
     */
    PgOutput(long from, Shaping shaping, Consumer<Handout> out) {
        this.lastCommit = from;
        this.shaping = shaping;
        this.out = out;
    }

    /**
     * @param lsn the message's place in the log
     */
    void decode(ByteBuffer message, long lsn) throws SQLException {
        byte kind = message.get();
        switch (kind) {
            case 'B' -> begin(message);
            case 'C' -> commit(message);
            case 'R' -> relation(message);
            case 'I' -> insert(message, lsn);
            case 'U' -> update(message, lsn);
            case 'D' -> delete(message, lsn);
            case 'T' -> truncate(message, lsn);
            case 'M', 'O', 'Y' -> {} // messages, origins, names of types
            default -> throw new IllegalStateException("no such message: " + (char) kind);
        }
    }

    private void begin(ByteBuffer message) {
        message.getLong(); // where the commit is
        long micros = message.getLong();
        committedMicros = EPOCH_2000 * MICROS + micros;
        committedAt =
                Instant.ofEpochSecond(
                        EPOCH_2000 + Math.floorDiv(micros, MICROS),
                        Math.floorMod(micros, MICROS) * 1000);
        transactionId = Integer.toUnsignedLong(message.getInt());
        origin = null;
    }

    private void commit(ByteBuffer message) {
        message.get(); // flags, of which there are none
        message.getLong(); // where the commit is
        lastCommit = message.getLong();
        out.accept(new Handout.Commit(lastCommit));
    }

    private void relation(ByteBuffer message) throws SQLException {
        int id = message.getInt();
        string(message); // its schema, which is public
        String table = string(message);
        message.get(); // its replica identity, which each row tells by itself
        List<TableShapes.Column> columns = new ArrayList<>();
        for (int left = message.getShort(); left > 0; left--) {
            message.get(); // whether it identifies the row: with whole rows, all do
            String name = string(message);
            int type = message.getInt();
            message.getInt(); // the type's modifier
            columns.add(new TableShapes.Column(name, type));
        }
        tables.put(id, shaping.of(table, columns));
    }

    private void insert(ByteBuffer message, long lsn) {
        TableShape table = table(message);
        message.get();
        hand(table, RowEvent.CREATE, null, Tuple.read(message), lsn);
    }

    private void update(ByteBuffer message, long lsn) {
        TableShape table = table(message);
        byte kind = message.get();
        if (kind == 'N') {
            hand(table, RowEvent.UPDATE, null, Tuple.read(message), lsn);
            return;
        }
        Tuple before = Tuple.read(message);
        message.get();
        Tuple after = Tuple.read(message).completedBy(before);
        if (table.hasKey() && !before.equals(after, table.key())) {
            // Readers by key must lose the old row.
            handDelete(table, before, lsn);
            hand(table, RowEvent.CREATE, null, after, lsn);
        } else {
            hand(table, RowEvent.UPDATE, kind == 'O' ? before : null, after, lsn);
        }
    }

    private void delete(ByteBuffer message, long lsn) {
        TableShape table = table(message);
        message.get();
        handDelete(table, Tuple.read(message), lsn);
    }

    private void truncate(ByteBuffer message, long lsn) {
        int count = message.getInt();
        message.get(); // CASCADE, RESTART IDENTITY
        for (int left = count; left > 0; left--) {
            TableShape table = table(message);
            out.accept(
                    new Handout.Truncation(
                            change(new RowEvent(table, RowEvent.TRUNCATE, null, null, at(lsn)))));
        }
    }

    private void handDelete(TableShape table, Tuple before, long lsn) {
        RowEvent delete = new RowEvent(table, RowEvent.DELETE, before, null, at(lsn));
        out.accept(change(delete));
        out.accept(change(delete.tombstone()));
    }

    private void hand(TableShape table, String op, Tuple before, Tuple after, long lsn) {
        out.accept(change(new RowEvent(table, op, before, after, at(lsn))));
    }

    private Handout.Change change(RowEvent event) {
        return new Handout.Change(
                event.table().name(), transactionId, lastCommit, committedMicros, event);
    }

    /** Rows that COPY wrote together share a place in the log. */
    private Origin at(long lsn) {
        if (origin == null || origin.lsn() != lsn) {
            origin = new Origin(lsn, lastCommit, transactionId, committedAt);
        }
        return origin;
    }

    private TableShape table(ByteBuffer message) {
        int id = message.getInt();
        TableShape table = tables.get(id);
        if (table == null) {
            throw new IllegalStateException("the log has not introduced table " + id);
        }
        return table;
    }

    private static String string(ByteBuffer message) {
        int start = message.position();
        while (message.get() != 0) {
            // to the end
        }
        return new String(
                message.array(),
                message.arrayOffset() + start,
                message.position() - start - 1,
                StandardCharsets.UTF_8);
    }
}
