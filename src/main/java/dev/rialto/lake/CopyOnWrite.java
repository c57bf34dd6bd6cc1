package dev.rialto.lake;

import dev.rialto.lake.Action.Remove;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;

/** Merges changes into a table by rewriting the files that they concern. */
final class CopyOnWrite {

    private final LakeTable table;
    private final RewritePlan plan;
    private final DataFiles files;
    private final int fileRows;

    /**
     * @param fileRows how many rows a file gets at most
     */
    CopyOnWrite(LakeTable table, DataFiles files, FileKeys keys, int fileRows) {
        this.table = table;
        this.plan = new RewritePlan(table, keys, fileRows);
        this.files = files;
        this.fileRows = fileRows;
    }

    /** Writes the files, and says which actions make the table hold the last change of each key. */
    List<Action> apply(Snapshot snapshot, NavigableMap<Long, Optional<Row>> changes) {
        return plan.steps(snapshot.files().values(), changes).stream()
                .flatMap(step -> apply(step, changes).stream())
                .toList();
    }

    /** Writes the rows of some files of one partition into new ones. */
    List<Action> together(List<DataFile> old) {
        List<Row> rows = new ArrayList<>();
        old.forEach(file -> rows.addAll(files.read(file)));
        return replace(new Rewrite(table.partition(old.getFirst().add()), old, List.of()), rows);
    }

    private List<Action> apply(Rewrite step, NavigableMap<Long, Optional<Row>> changes) {
        List<Row> rows = new ArrayList<>(step.rows());
        boolean changed = !rows.isEmpty();
        for (DataFile file : step.files()) {
            for (Row row : files.read(file)) {
                if (changes.containsKey(row.key())) {
                    changed = true;
                } else {
                    rows.add(row);
                }
            }
        }
        // Bounds may promise a key that no file has; then nothing needs to be written.
        return changed ? replace(step, rows) : List.of();
    }

    private List<Action> replace(Rewrite step, List<Row> rows) {
        rows.sort(Comparator.comparingLong(Row::key));
        List<Action> actions = new ArrayList<>();
        step.files().stream().map(DataFile::add).map(Remove::of).forEach(actions::add);
        int shares = Math.ceilDiv(rows.size(), fileRows);
        for (int i = 0; i < shares; i++) {
            // Equal shares, as a remainder of a few rows would make a tiny file.
            int from = (int) ((long) rows.size() * i / shares);
            int to = (int) ((long) rows.size() * (i + 1) / shares);
            actions.add(files.write(step.partition(), rows.subList(from, to)));
        }
        return actions;
    }
}
