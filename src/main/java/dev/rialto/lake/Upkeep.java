package dev.rialto.lake;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Keeps a table small for its readers and cheap for its owner. Safe beside writers and other
 * upkeep: what is merged is committed on condition that nobody changed it, and only objects are
 * removed that no version of the retention has.
 */
final class Upkeep {

    private final ObjectStore store;
    private final String table;
    private final String folder;
    private final String root;

    Upkeep(ObjectStore store, String table, String root) {
        this.store = store;
        this.table = table;
        this.root = root;
        this.folder = root + "/" + table + "/";
    }

    /**
     * Merges small files.
     *
     * @param fileRows how many rows a merged file has at most
     * @return how many files were merged; 0 also where there is no such table
     */
    int compact(int fileRows, Duration retention) {
        Snapshot latest = log().after(Snapshot.NONE);
        return latest.exists()
                ? new DeltaTable(latest.table(), store, root, fileRows, retention).compact()
                : 0;
    }

    /**
     * Removes what no version of the last so much time needs: commits, checkpoints and data files,
     * also those of writers that died before they committed.
     */
    RemovedFiles vacuum(Duration retention) {
        Instant before = Instant.now().minus(retention);
        Snapshot latest = log().after(Snapshot.NONE);
        if (!latest.exists()) {
            return new RemovedFiles(0, 0);
        }
        Set<String> needed = needed(latest, before);
        List<StoredObject> litter =
                store.all(folder).stream()
                        .filter(object -> object.name().endsWith(".parquet"))
                        .filter(object -> !object.name().startsWith(folder + "_delta_log/"))
                        .filter(object -> object.modified().isBefore(before))
                        .filter(object -> !needed.contains(object.name()))
                        .toList();
        SideBySide.forEach(litter, object -> store.remove(object.name()));
        log().cleanUp(before);
        return new RemovedFiles(litter.size(), litter.stream().mapToLong(StoredObject::size).sum());
    }

    private Set<String> needed(Snapshot latest, Instant before) {
        Stream<Action.Add> held = latest.files().values().stream().map(DataFile::add);
        Stream<Action.Remove> former =
                latest.gone().values().stream()
                        .filter(file -> !file.deletionTimestamp().isBefore(before));
        return Stream.concat(held.map(Action.Add::path), former.map(Action.Remove::path))
                .map(path -> folder + DataFile.decoded(path))
                .collect(Collectors.toCollection(HashSet::new));
    }

    private DeltaLog log() {
        return new DeltaLog(store, table, root);
    }
}
