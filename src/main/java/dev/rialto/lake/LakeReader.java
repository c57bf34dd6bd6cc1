package dev.rialto.lake;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;

/**
 * A version of one lake table, for reading; it stays what it was while newer versions are
 * committed. Its methods throw a RuntimeException where S3 does not answer or the table is not as
 * declared.
 */
public final class LakeReader implements AutoCloseable {

    private final ObjectStore store;
    private final String root;
    private final Snapshot snapshot;

    private LakeReader(ObjectStore store, String root, Snapshot snapshot) {
        this.store = store;
        this.root = root;
        this.snapshot = snapshot;
    }

    /**
     * Opens the latest version of a table. Where there is none yet, the version is -1 and nothing
     * is in it.
     */
    public static LakeReader open(S3Config s3, LakeConfig config, String table) {
        return open(s3, config, table, log -> log.after(Snapshot.NONE));
    }

    /**
     * Opens a former version of a table.
     *
     * @throws IllegalArgumentException where it is not kept, or there is none of this number
     */
    public static LakeReader at(S3Config s3, LakeConfig config, String table, long version) {
        return open(s3, config, table, log -> log.at(version));
    }

    /**
     * Opens the version that was the latest at a time.
     *
     * @throws IllegalArgumentException where it is not kept, or the table came later
     */
    public static LakeReader at(S3Config s3, LakeConfig config, String table, Instant time) {
        return open(s3, config, table, log -> log.at(time));
    }

    private static LakeReader open(
            S3Config s3, LakeConfig config, String table, Function<DeltaLog, Snapshot> version) {
        ObjectStore store = new ObjectStore(s3);
        try {
            DeltaLog log = new DeltaLog(store, table, config.root());
            return new LakeReader(store, config.root(), version.apply(log));
        } catch (RuntimeException e) {
            store.close();
            throw e;
        }
    }

    /** The table's shape; nothing where it does not exist. */
    public Optional<LakeTable> table() {
        return Optional.ofNullable(snapshot.table());
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
     * The rows in no order, read file by file as the stream goes on. Values by column name: null,
     * or as {@link Column.Type} says; the partition column, where there is one, is a String.
     */
    public Stream<Map<String, Object>> rows() {
        if (!snapshot.exists()) {
            return Stream.empty();
        }
        DataFiles files = new DataFiles(snapshot.table(), store, root);
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
        LakeTable table = snapshot.table();
        List<Column> columns = table.columns();
        for (int i = 0; i < columns.size(); i++) {
            named.put(columns.get(i).name(), row.values().get(i));
        }
        table.month().ifPresent(by -> named.put(by.column(), row.partition()));
        return named;
    }
}
