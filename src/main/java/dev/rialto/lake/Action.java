package dev.rialto.lake;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What a Delta commit does, one line of its file each; names and meaning are the protocol's. */
sealed interface Action {

    /** What a reader and a writer must understand. */
    record Protocol(
            int minReaderVersion,
            int minWriterVersion,
            Set<String> readerFeatures,
            Set<String> writerFeatures)
            implements Action {

        /** The least that a table with {@code timestamp_ntz} columns may ask for. */
        static final Protocol OURS =
                new Protocol(3, 7, Set.of("timestampNtz"), Set.of("timestampNtz"));

        /** Whether this code can read and write such a table without doing harm. */
        boolean understood() {
            return OURS.readerFeatures.containsAll(readerFeatures)
                    && OURS.writerFeatures.containsAll(writerFeatures)
                    && minReaderVersion == OURS.minReaderVersion
                    && minWriterVersion == OURS.minWriterVersion;
        }
    }

    /**
     * The table's shape.
     *
     * @param schemaString the columns as JSON, see {@link Schema}
     * @param configuration settings of Delta's, and what Rialto notes down
     */
    record Metadata(
            String id,
            String name,
            String schemaString,
            List<String> partitionColumns,
            Map<String, String> configuration,
            Instant createdTime)
            implements Action {

        private static final String KEY = "rialto.key";

        /** Of a new table. */
        static Metadata of(LakeTable table, Instant now) {
            return new Metadata(
                    UUID.randomUUID().toString(),
                    table.name(),
                    Schema.of(table),
                    table.month().map(by -> List.of(by.column())).orElseGet(List::of),
                    Map.of(KEY, table.key()),
                    now);
        }

        /** The same table as an export left it. */
        Metadata with(PgSnapshot exported) {
            return configured(exported.into(configuration));
        }

        /** The same table, of which no export is known any more. */
        Metadata withoutExport() {
            return configured(PgSnapshot.without(configuration));
        }

        private Metadata configured(Map<String, String> settings) {
            return new Metadata(id, name, schemaString, partitionColumns, settings, createdTime);
        }

        /** The same table in another shape. */
        Metadata with(LakeTable table) {
            return new Metadata(
                    id, name, Schema.of(table), partitionColumns, configuration, createdTime);
        }

        /** The shape that this gives the table of that name. */
        LakeTable table(String table) {
            List<Column> columns = Schema.columns(schemaString, partitionColumns);
            String key = configuration.getOrDefault(KEY, columns.getFirst().name());
            return LakeTable.of(table, key, columns);
        }
    }

    /**
     * A data file that the table holds from now on.
     *
     * @param path below the table's folder, URI-encoded
     * @param size in bytes
     * @param stats {@link Statistics} as JSON; null where another writer left them out
     */
    record Add(
            String path,
            Map<String, String> partitionValues,
            long size,
            Instant modificationTime,
            String stats)
            implements Action {}

    /** A data file that the table no longer holds. */
    record Remove(
            String path, Map<String, String> partitionValues, long size, Instant deletionTimestamp)
            implements Action {

        /** Gives a file up now. */
        static Remove of(Add file) {
            return new Remove(
                    file.path(),
                    file.partitionValues(),
                    file.size(),
                    Instant.now().truncatedTo(ChronoUnit.MILLIS));
        }
    }

    /**
     * How far the table holds the records of an application: for Rialto, of a topic partition.
     *
     * @param version the offset of the first record that it does not hold
     */
    record Txn(String appId, long version, Instant lastUpdated) implements Action {}

    /**
     * Where a commit comes from.
     *
     * @param txnId differs between any two attempts to commit
     */
    record CommitInfo(Instant timestamp, String operation, String txnId) implements Action {

        /** A commit that moves rows to other files and changes none. */
        static final String OPTIMIZE = "OPTIMIZE";

        static CommitInfo of(String operation) {
            return new CommitInfo(Instant.now(), operation, UUID.randomUUID().toString());
        }
    }
}
