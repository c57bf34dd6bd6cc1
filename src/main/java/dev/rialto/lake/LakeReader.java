package dev.rialto.lake;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;

/**
 * A version of one lake table, for reading; it stays what it was while newer versions are
 * committed. Its methods throw a RuntimeException where S3 does not answer or the table is not as
 * declared.
 */
public final class LakeReader implements AutoCloseable {

    private final LakeTable table;
    private final ObjectStore store;
    private final DataFiles files;
    private final Snapshot snapshot;

    private LakeReader(LakeTable table, ObjectStore store, String root) {
        this.table = table;
        this.store = store;
        this.files = new DataFiles(table, store, root);
        this.snapshot = new DeltaLog(store, table, root).after(Snapshot.NONE);
    }

    /**
     * Opens the latest version of a table. Where there is none yet, the version is -1 and nothing
     * is in it.
     *
     * @throws IllegalArgumentException where the lake declares no such table
     */
    public static LakeReader open(S3Config s3, LakeConfig config, String table) {
        LakeTable declared = LakeTable.named(table);
        ObjectStore store = new ObjectStore(s3);
        try {
            return new LakeReader(declared, store, config.root());
        } catch (RuntimeException e) {
            store.close();
            throw e;
        }
    }

    /** The version, counted from 0; -1 where the table does not exist. */
    public long version() {
        return snapshot.version();
    }

    /** Of each partition of the change topic, the first offset that this version does not hold. */
    public Map<TopicPartition, Long> offsets() {
        return LakeOffsets.of(snapshot.txns());
    }

    /**
     * The rows in no order, read file by file as the stream goes on. Values by column name: Long,
     * BigDecimal, String, Instant or null; the partition column, where there is one, is a String.
     */
    public Stream<Map<String, Object>> rows() {
        return snapshot.files().values().stream()
                .flatMap(file -> files.read(file).stream())
                .map(this::named);
    }

    @Override
    public void close() {
        store.close();
    }

    private Map<String, Object> named(Row row) {
        Map<String, Object> named = new LinkedHashMap<>();
        List<Column> columns = table.columns();
        for (int i = 0; i < columns.size(); i++) {
            named.put(columns.get(i).name(), row.values().get(i));
        }
        table.month().ifPresent(by -> named.put(by.column(), row.partition()));
        return named;
    }
}
