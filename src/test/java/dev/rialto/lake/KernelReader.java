package dev.rialto.lake;

import io.delta.kernel.Scan;
import io.delta.kernel.Snapshot;
import io.delta.kernel.Table;
import io.delta.kernel.data.ColumnarBatch;
import io.delta.kernel.data.FilteredColumnarBatch;
import io.delta.kernel.data.Row;
import io.delta.kernel.defaults.engine.DefaultEngine;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.engine.FileReadResult;
import io.delta.kernel.expressions.Predicate;
import io.delta.kernel.internal.InternalScanFileUtils;
import io.delta.kernel.internal.data.ScanStateRow;
import io.delta.kernel.internal.util.Utils;
import io.delta.kernel.types.StructField;
import io.delta.kernel.types.StructType;
import io.delta.kernel.utils.CloseableIterator;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;

/** Reads a table with Delta Kernel and its Parquet reader, which know nothing of Rialto. */
public final class KernelReader {

    private final Engine engine = DefaultEngine.create(new Configuration());
    private final Snapshot snapshot;

    private KernelReader(Path folder) {
        snapshot = Table.forPath(engine, folder.toUri().toString()).getLatestSnapshot(engine);
    }

    /** Of the objects below a prefix, which are copied to the folder first. */
    public static KernelReader of(S3Config s3, String prefix, Path folder) throws IOException {
        try (ObjectStore store = new ObjectStore(s3)) {
            copy(store, prefix, folder);
        }
        return new KernelReader(folder);
    }

    /** Of what a bucket in memory has below a prefix. */
    static KernelReader of(MemoryStore store, String prefix, Path folder) throws IOException {
        for (String name : store.list(prefix, prefix)) {
            Path target = folder.resolve(name.substring(prefix.length()));
            Files.createDirectories(target.getParent());
            Files.write(target, store.get(name));
        }
        return new KernelReader(folder);
    }

    private static void copy(ObjectStore store, String prefix, Path folder) throws IOException {
        Files.createDirectories(folder);
        for (String name : store.list(prefix, prefix)) {
            Path target = folder.resolve(name.substring(prefix.length()));
            if (name.endsWith("/")) {
                copy(store, name, target);
            } else {
                Files.write(target, store.get(name));
            }
        }
    }

    long version() {
        return snapshot.getVersion();
    }

    Optional<Long> txn(String appId) {
        return snapshot.getLatestTransactionVersion(engine, appId);
    }

    /** All rows, by column name. */
    public List<Map<String, Object>> rows() throws IOException {
        return rows(snapshot.getScanBuilder().build());
    }

    /** The rows of the files that may hold what is asked for. */
    List<Map<String, Object>> rows(Predicate wanted) throws IOException {
        return rows(snapshot.getScanBuilder().withFilter(wanted).build());
    }

    private List<Map<String, Object>> rows(Scan scan) throws IOException {
        List<Map<String, Object>> rows = new ArrayList<>();
        Row state = scan.getScanState(engine);
        try (CloseableIterator<FilteredColumnarBatch> files = scan.getScanFiles(engine)) {
            while (files.hasNext()) {
                try (CloseableIterator<Row> file = files.next().getRows()) {
                    while (file.hasNext()) {
                        read(state, file.next(), rows);
                    }
                }
            }
        }
        return rows;
    }

    private void read(Row state, Row file, List<Map<String, Object>> rows) throws IOException {
        CloseableIterator<ColumnarBatch> data =
                engine.getParquetHandler()
                        .readParquetFiles(
                                Utils.singletonCloseableIterator(
                                        InternalScanFileUtils.getAddFileStatus(file)),
                                ScanStateRow.getPhysicalDataReadSchema(state),
                                Optional.empty())
                        .map(FileReadResult::getData);
        try (CloseableIterator<FilteredColumnarBatch> batches =
                Scan.transformPhysicalData(engine, state, file, data)) {
            while (batches.hasNext()) {
                try (CloseableIterator<Row> batch = batches.next().getRows()) {
                    while (batch.hasNext()) {
                        rows.add(named(batch.next()));
                    }
                }
            }
        }
    }

    private static Map<String, Object> named(Row row) {
        Map<String, Object> named = new LinkedHashMap<>();
        StructType schema = row.getSchema();
        for (int i = 0; i < schema.length(); i++) {
            named.put(schema.at(i).getName(), row.isNullAt(i) ? null : value(row, i, schema.at(i)));
        }
        return named;
    }

    private static Object value(Row row, int i, StructField field) {
        return switch (field.getDataType().toString()) {
            case "long" -> row.getLong(i);
            case "integer" -> row.getInt(i);
            case "boolean" -> row.getBoolean(i);
            case "date" -> LocalDate.ofEpochDay(row.getInt(i));
            case "double" -> row.getDouble(i);
            case "float" -> row.getFloat(i);
            case "binary" -> ByteBuffer.wrap(row.getBinary(i));
            case String type when type.startsWith("Decimal(") -> row.getDecimal(i);
            case "string" -> row.getString(i);
            case "timestamp_ntz" -> Instant.EPOCH.plus(row.getLong(i), ChronoUnit.MICROS);
            case String type -> throw new IllegalStateException(field.getName() + " is " + type);
        };
    }
}
