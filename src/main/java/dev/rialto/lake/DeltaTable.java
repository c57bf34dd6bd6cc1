package dev.rialto.lake;

import dev.rialto.lake.Action.CommitInfo;
import dev.rialto.lake.Action.Metadata;
import dev.rialto.lake.Action.Protocol;
import dev.rialto.lake.Action.Remove;
import dev.rialto.lake.Action.Txn;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** One table and the latest version of it that is known here. Not for use by several threads. */
final class DeltaTable {

    /** A reader reads so many commits at most, beside a checkpoint. */
    static final int CHECKPOINT_EVERY = 20;

    private final LakeTable wanted;
    private final ObjectStore store;
    private final String root;
    private final int fileRows;
    private final Duration retention;
    private final DeltaLog log;
    private final FileKeys keys = new FileKeys();
    private Snapshot snapshot = Snapshot.NONE;

    /**
     * @param wanted the shape that the table is given
     * @param root the folder of all tables
     * @param fileRows how many rows a data file has at most
     * @param retention how long former versions can be read
     */
    DeltaTable(LakeTable wanted, ObjectStore store, String root, int fileRows, Duration retention) {
        this.wanted = wanted;
        this.store = store;
        this.root = root;
        this.fileRows = fileRows;
        this.retention = retention;
        this.log = new DeltaLog(store, wanted.name(), root);
    }

    /** Learns of versions that others committed. */
    Snapshot refresh() {
        snapshot = log.after(snapshot);
        return snapshot;
    }

    /**
     * Learns the latest version, after making the first where there is none, and one of the wanted
     * shape where it has another.
     *
     * @param fills what rows get in columns that are new to the table
     * @throws UnfitTableException where it cannot have that shape
     */
    Snapshot refreshOrCreate(Fills fills) {
        if (!refresh().exists()) {
            // Where another process was first, its table is as good.
            log.commit(
                    0,
                    List.of(
                            CommitInfo.of("CREATE TABLE"),
                            Protocol.OURS,
                            Metadata.of(wanted, Instant.now())));
            refresh();
        }
        Evolution evolution = Evolution.of(snapshot.table(), wanted);
        while (!evolution.table().equals(snapshot.table())) {
            // Where it fails, another process has changed the table, perhaps in the same way.
            log.commit(snapshot.version() + 1, actions(evolution, fills));
            evolution = Evolution.of(refresh().table(), wanted);
        }
        return snapshot;
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
        commit(latest -> actions(latest, changes, reached), reached);
    }

    /** As the other does, but leaves out what an exported state has that the table was given. */
    void commit(Batch batch, Map<String, Span> reached) {
        commit(
                latest -> {
                    var changes = batch.after(latest.exported());
                    List<Action> actions = actions(latest, changes, reached);
                    if (batch.readAnew() && latest.exported().isPresent()) {
                        actions.add(latest.metadata().withoutExport());
                    }
                    return actions;
                },
                reached);
    }

    private void commit(Function<Snapshot, List<Action>> work, Map<String, Span> reached) {
        LakeTable shape = snapshot.table();
        commit(
                latest -> {
                    reached.forEach(this::check);
                    if (!latest.table().equals(shape)) {
                        throw new Superseded(wanted.name());
                    }
                    return work.apply(latest);
                });
    }

    /** Whether the exported state that it holds, as far as is known here, has a transaction. */
    boolean hasExported(long transaction) {
        return snapshot.exported().filter(state -> state.has(transaction)).isPresent();
    }

    /** Learns the latest version, and whether the table has another shape or export since. */
    boolean isReshaped() {
        Metadata known = snapshot.metadata();
        return !Objects.equals(refresh().metadata(), known);
    }

    /**
     * Learns the latest version.
     *
     * @throws Superseded as {@link #commit} does
     */
    void confirm(Map<String, Span> reached) {
        refresh();
        reached.forEach(this::check);
    }

    /**
     * Merges small files into larger ones; no row changes.
     *
     * @return how many files were merged
     */
    int compact() {
        refresh();
        int merged = 0;
        for (List<DataFile> group : new CompactionPlan(fileRows).groups(snapshot)) {
            merged += compact(group) ? group.size() : 0;
        }
        return merged;
    }

    private boolean compact(List<DataFile> group) {
        List<Action> actions = new ArrayList<>();
        actions.add(CommitInfo.of(CommitInfo.OPTIMIZE));
        actions.addAll(merge(snapshot.table()).together(group));
        while (group.stream().allMatch(file -> snapshot.files().containsKey(file.add().path()))) {
            if (append(actions)) {
                return true;
            }
            refresh();
        }
        // Somebody has changed rows of these files: their turn comes again.
        return false;
    }

    private void commit(Function<Snapshot, List<Action>> work) {
        while (!append(work.apply(snapshot))) {
            refresh();
        }
    }

    private boolean append(List<Action> actions) {
        if (!log.commit(snapshot.version() + 1, actions)) {
            return false;
        }
        snapshot = snapshot.after(wanted.name(), List.of(actions));
        if (snapshot.version() % CHECKPOINT_EVERY == 0) {
            snapshot = snapshot.forgetting(Instant.now().minus(retention));
            log.checkpoint(snapshot);
        }
        return true;
    }

    private List<Action> actions(
            Snapshot latest, NavigableMap<Long, Optional<Row>> changes, Map<String, Span> reached) {
        Instant now = Instant.now();
        List<Action> actions = new ArrayList<>();
        actions.add(CommitInfo.of("MERGE"));
        reached.entrySet().stream()
                .filter(app -> app.getValue().moves())
                .map(app -> new Txn(app.getKey(), app.getValue().to(), now))
                .forEach(actions::add);
        actions.addAll(merge(latest.table()).apply(latest, changes));
        return actions;
    }

    /**
     * Wider types and defaults are written into every file anew: not every reader widens or fills
     * by itself.
     */
    private List<Action> actions(Evolution evolution, Fills fills) {
        List<Action> actions = new ArrayList<>();
        actions.add(CommitInfo.of("CHANGE COLUMNS"));
        actions.add(snapshot.metadata().with(evolution.table()));
        LakeTable held = snapshot.table();
        boolean filled =
                evolution.table().columns().stream()
                        .anyMatch(c -> held.place(c.name()) < 0 && fills.of(c) != null);
        if (evolution.widened() || filled) {
            DataFiles before = new DataFiles(held, store, root);
            DataFiles after = new DataFiles(evolution.table(), store, root);
            RowWidening widening = new RowWidening(held, evolution.table(), fills);
            for (DataFile file : snapshot.files().values()) {
                List<Row> rows = before.read(file).stream().map(widening::row).toList();
                actions.add(Remove.of(file.add()));
                actions.add(after.write(held.partition(file.add()), rows));
            }
        }
        return actions;
    }

    private CopyOnWrite merge(LakeTable shape) {
        return new CopyOnWrite(shape, new DataFiles(shape, store, root, keys), keys, fileRows);
    }

    private void check(String app, Span span) {
        long held = snapshot.txns().getOrDefault(app, Span.NOTHING);
        if (held != span.from()) {
            throw new Superseded(wanted.name(), app, span.from(), held);
        }
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

    /** Another process has written these records, or changed the table's columns. */
    static final class Superseded extends RuntimeException {
        Superseded(String table, String app, long expected, long held) {
            super(
                    "lake table %s holds %s up to %d, not %d: another process has it"
                            .formatted(table, app, held, expected));
        }

        Superseded(String table) {
            super("lake table " + table + " has other columns since");
        }
    }
}
