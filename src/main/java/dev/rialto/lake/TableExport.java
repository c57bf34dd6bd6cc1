package dev.rialto.lake;

import dev.rialto.events.Json;
import dev.rialto.lake.Action.CommitInfo;
import dev.rialto.lake.Action.Metadata;
import dev.rialto.lake.Action.Protocol;
import dev.rialto.lake.Action.Remove;
import dev.rialto.lake.Action.Txn;
import dev.rialto.lake.DeltaTable.Span;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.jboss.logging.Logger;

/**
 * One table from what it held when an export began to the commit of the export.
 *
 * <p>What the change stream commits in between may be newer than the exported state. So the commit
 * puts the table's offsets back to where they were when the export began: the lake role reads on
 * from there, and leaves out what the exported state has.
 */
public final class TableExport {

    private static final Logger LOG = Logger.getLogger(TableExport.class);

    private final String name;
    private final ObjectStore store;
    private final LakeConfig config;
    private final DeltaLog log;
    private final Instant began = Instant.now();
    private final Snapshot base;

    TableExport(String name, ObjectStore store, LakeConfig config) {
        this.name = name;
        this.store = store;
        this.config = config;
        this.log = new DeltaLog(store, name, config.root());
        this.base = log.after(Snapshot.NONE);
    }

    /** The state of the database that was exported last; nothing where none was. */
    public Optional<PgSnapshot> exported() {
        return base.exported();
    }

    /** The shape of what it holds; nothing where it does not exist. */
    public Optional<LakeTable> shape() {
        return Optional.ofNullable(base.table());
    }

    /** The keys that it holds, file by file. */
    public LongStream keys() {
        if (!base.exists()) {
            return LongStream.empty();
        }
        DataFiles files = new DataFiles(base.table(), store, config.root());
        return base.files().values().stream()
                .flatMapToLong(file -> files.read(file).stream().mapToLong(Row::key));
    }

    /** Where rows of that shape go. */
    public CopiedRows rows(LakeTable shape) {
        return new CopiedRows(shape, store, config.root(), config.fileRows());
    }

    /**
     * Makes the table hold these files and nothing else.
     *
     * @return the new version
     * @throws IllegalStateException where another export was first; the files stay no part of it
     */
    public long replace(LakeTable shape, PgSnapshot exported, Collection<ExportedFile> files) {
        return commit(
                latest -> {
                    List<Action> actions = new ArrayList<>();
                    latest.files().values().forEach(file -> actions.add(Remove.of(file.add())));
                    files.forEach(file -> actions.add(file.add()));
                    return actions;
                },
                shape,
                exported);
    }

    /**
     * Makes the table hold the rows of these files instead of those it has of the same keys, and
     * none of the keys that are gone. All these are in memory meanwhile, and the files stay no part
     * of the table.
     *
     * @return the new version
     * @throws IllegalStateException as the other does
     */
    public long merge(
            LakeTable shape, PgSnapshot exported, Collection<ExportedFile> files, LongStream gone) {
        FileKeys keys = new FileKeys();
        DataFiles data = new DataFiles(shape, store, config.root(), keys);
        TreeMap<Long, Optional<Row>> changes = new TreeMap<>();
        gone.forEach(key -> changes.put(key, Optional.empty()));
        files.stream()
                .map(file -> DataFile.of(file.add(), shape.key()))
                .flatMap(file -> data.read(file).stream())
                .forEach(row -> changes.put(row.key(), Optional.of(row)));
        CopyOnWrite merge = new CopyOnWrite(shape, data, keys, config.fileRows());
        Snapshot merged = base.after(name, List.of(merge.apply(base, changes)));
        return commit(latest -> restore(merged, latest), shape, exported);
    }

    /**
     * What was committed since the base goes, to be read again: a row that came and went since is
     * in neither of the two states, and what the exported one has of it is left out later.
     */
    private List<Action> restore(Snapshot wanted, Snapshot latest) {
        if (began.plus(LakeUpkeep.retention(config)).isBefore(Instant.now())) {
            throw new IllegalStateException(
                    "an increment of lake table %s took longer than its former files are kept"
                            .formatted(name));
        }
        List<Action> actions = new ArrayList<>();
        latest.files()
                .forEach(
                        (path, file) -> {
                            if (!wanted.files().containsKey(path)) {
                                actions.add(Remove.of(file.add()));
                            }
                        });
        wanted.files()
                .forEach(
                        (path, file) -> {
                            if (!latest.files().containsKey(path)) {
                                actions.add(file.add());
                            }
                        });
        return actions;
    }

    /** Removes files that no version will have. Where that fails, they wait for the upkeep. */
    public void discard(Collection<ExportedFile> files) {
        try {
            SideBySide.forEach(files, file -> store.remove(path(file)));
        } catch (StoreException e) {
            LOG.warnf("export leaves litter: table=%s (%s)", name, e.getMessage());
        }
    }

    /**
     * Puts files aside, with the reason.
     *
     * @return the folder
     */
    public String quarantine(Collection<ExportedFile> files, List<String> reasons) {
        Instant now = Instant.now();
        String folder = LakeExport.quarantine(name) + now + "/";
        for (ExportedFile file : files) {
            store.put(folder + DataFile.decoded(file.add().path()), store.get(path(file)));
        }
        store.put(
                folder + "reason.json",
                Json.write(Map.of("table", name, "time", now.toString(), "failures", reasons)));
        discard(files);
        return folder;
    }

    private String path(ExportedFile file) {
        return config.root() + "/" + name + "/" + DataFile.decoded(file.add().path());
    }

    private long commit(
            Function<Snapshot, List<Action>> work, LakeTable shape, PgSnapshot exported) {
        Snapshot latest = base;
        while (true) {
            latest = log.after(latest);
            if (!latest.exported().equals(base.exported())) {
                throw new IllegalStateException(
                        "lake table "
                                + name
                                + " was meanwhile exported by another process, or read anew by the"
                                + " capture");
            }
            List<Action> actions = new ArrayList<>(heading(latest, shape, exported));
            actions.addAll(work.apply(latest));
            if (log.commit(latest.version() + 1, actions)) {
                return latest.version() + 1;
            }
        }
    }

    private List<Action> heading(Snapshot latest, LakeTable shape, PgSnapshot exported) {
        Instant now = Instant.now();
        List<Action> actions = new ArrayList<>();
        actions.add(CommitInfo.of("WRITE"));
        if (!latest.exists()) {
            actions.add(Protocol.OURS);
        }
        Metadata held = latest.exists() ? latest.metadata() : Metadata.of(shape, now);
        actions.add(held.with(shape).with(exported));
        latest.txns()
                .forEach(
                        (app, reached) -> {
                            long before = base.txns().getOrDefault(app, Span.NOTHING);
                            if (before != reached) {
                                actions.add(new Txn(app, before, now));
                            }
                        });
        return actions;
    }
}
