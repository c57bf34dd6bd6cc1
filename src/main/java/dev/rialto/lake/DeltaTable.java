package dev.rialto.lake;

import dev.rialto.lake.Action.CommitInfo;
import dev.rialto.lake.Action.Metadata;
import dev.rialto.lake.Action.Protocol;
import dev.rialto.lake.Action.Txn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.UUID;

/** One table and the latest version of it that is known here. Not for use by several threads. */
final class DeltaTable {

    private final LakeTable table;
    private final DeltaLog log;
    private final CopyOnWrite merge;
    private Snapshot snapshot = Snapshot.NONE;

    /**
     * @param root the folder of all tables
     * @param fileRows how many rows a data file has at most
     */
    DeltaTable(LakeTable table, ObjectStore store, String root, int fileRows) {
        this.table = table;
        this.log = new DeltaLog(store, table.name(), root);
        this.merge = new CopyOnWrite(table, new DataFiles(table, store, root), fileRows);
    }

    /** Learns of versions that others committed. */
    Snapshot refresh() {
        snapshot = log.after(snapshot);
        return snapshot;
    }

    /** Learns the latest version, after making the first where there is none. */
    Snapshot refreshOrCreate() {
        if (!refresh().exists()) {
            Instant now = Instant.now();
            // Where another process was first, its table is as good.
            log.commit(
                    0,
                    List.of(origin(now, "CREATE TABLE"), Protocol.OURS, Metadata.of(table, now)));
        }
        return checked(refresh());
    }

    /**
     * Makes the table hold the changes, and say so.
     *
     * @param changes the last change of each key: its row, or nothing where it was deleted
     * @param reached how far the table holds the records of each application now, and then
     * @throws Superseded where the table holds another part of the records than was said: another
     *     process has written them, and the changes must be forgotten
     */
    void commit(NavigableMap<Long, Optional<Row>> changes, Map<String, Span> reached) {
        while (true) {
            reached.forEach(this::check);
            Instant now = Instant.now();
            List<Action> actions = new ArrayList<>();
            actions.add(origin(now, "MERGE"));
            reached.entrySet().stream()
                    .filter(app -> app.getValue().moves())
                    .map(app -> new Txn(app.getKey(), app.getValue().to(), now))
                    .forEach(actions::add);
            actions.addAll(merge.apply(snapshot, changes));
            if (log.commit(snapshot.version() + 1, actions)) {
                snapshot = snapshot.after(table.name(), List.of(actions));
                return;
            }
            refresh();
        }
    }

    private Snapshot checked(Snapshot latest) {
        if (!latest.table().equals(table)) {
            throw new IllegalStateException(
                    "lake table %s has other columns than declared: %s"
                            .formatted(table.name(), latest.metadata().schemaString()));
        }
        return latest;
    }

    private void check(String app, Span span) {
        long held = snapshot.txns().getOrDefault(app, Span.NOTHING);
        if (held != span.from()) {
            throw new Superseded(table.name(), app, span.from(), held);
        }
    }

    private static CommitInfo origin(Instant now, String operation) {
        return new CommitInfo(now, operation, UUID.randomUUID().toString());
    }

    /**
     * Records of a topic partition, by offset.
     *
     * @param from the first, or {@link #NOTHING} where the table has none yet
     * @param to the first that no longer belongs
     */
    record Span(long from, long to) {
        static final long NOTHING = -1;

        boolean moves() {
            return to > from;
        }
    }

    /** Another process has written these records. */
    static final class Superseded extends RuntimeException {
        Superseded(String table, String app, long expected, long held) {
            super(
                    "lake table %s holds %s up to %d, not %d: another process has it"
                            .formatted(table, app, held, expected));
        }
    }
}
