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

    /**
     * @param root the folder of all tables
     */
    DataFiles(LakeTable table, ObjectStore store, String root) {
        this.table = table;
        this.store = store;
        this.folder = root + "/" + table.name() + "/";
        this.format = new RowFiles(table);
    }

    List<Row> read(DataFile file) {
        return format.read(store.get(folder + file.path()), table.partition(file.add()));
    }

    /** Writes rows of one partition, at least one, to a new file. */
    Add write(String partition, List<Row> rows) {
        byte[] bytes = format.write(rows);
        String path = table.folder(partition) + "part-" + UUID.randomUUID() + ".zstd.parquet";
        store.put(folder + path, bytes);
        return new Add(
                path,
                table.partitionValues(partition),
                bytes.length,
                Instant.now().truncatedTo(ChronoUnit.MILLIS),
                Statistics.of(table, rows));
    }
}
