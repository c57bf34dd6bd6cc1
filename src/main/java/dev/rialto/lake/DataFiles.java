package dev.rialto.lake;

import dev.rialto.lake.Action.Add;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/**
 * The data files of one table on S3. A file that was written belongs to the table once a commit
 * adds it, and is litter otherwise.
 */
final class DataFiles {

    private final LakeTable table;
    private final ObjectStore store;
    private final String folder;
    private final RowFiles format;
    private final FileKeys keys;

    /**
     * @param root the folder of all tables
     */
    DataFiles(LakeTable table, ObjectStore store, String root) {
        this(table, store, root, new FileKeys());
    }

    /**
     * @param keys learns what files hold that are read and written
     */
    DataFiles(LakeTable table, ObjectStore store, String root, FileKeys keys) {
        this.keys = keys;
        this.table = table;
        this.store = store;
        this.folder = root + "/" + table.name() + "/";
        this.format = new RowFiles(table);
    }

    List<Row> read(DataFile file) {
        List<Row> rows = format.read(store.get(folder + file.path()), table.partition(file.add()));
        keys.learn(file.add().path(), rows);
        return rows;
    }

    /** Writes rows of one partition, at least one, to a new file. */
    Add write(String partition, List<Row> rows) {
        ColumnFile.Written file = format.write(rows);
        String path = table.folder(partition) + "part-" + UUID.randomUUID() + ".zstd.parquet";
        store.put(folder + path, file.bytes());
        keys.learn(path, rows);
        return new Add(
                path,
                table.partitionValues(partition),
                file.bytes().length,
                Instant.now().truncatedTo(ChronoUnit.MILLIS),
                file.bounds().json(table));
    }
}
