package dev.rialto.lake;

import dev.rialto.lake.Action.Add;
import dev.rialto.lake.Column.Plain;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/**
 * Turns the messages of one binary COPY of a table's columns into data files of bounded size, one
 * or more for each partition. Its memory is bounded however many rows come. Not for several
 * threads; its methods throw a RuntimeException where S3 does not take a file.
 */
public final class CopiedRows {

    private static final Set<Column.Type> RARELY_REPEATED =
            Set.of(Plain.TIMESTAMP, Plain.DOUBLE, Plain.FLOAT);
    private static final int SIGNATURE = 11;
    private static final int LOOK = 5_000;
    private static final long OPEN_BYTES = 64L << 20;

    private final LakeTable table;
    private final ObjectStore store;
    private final String folder;
    private final int fileRows;
    private final CopyRow row;
    private final int timestamp;
    private final Map<String, Open> open = new HashMap<>();
    private final List<ExportedFile> written = new ArrayList<>();
    private String month = "";
    private long monthFrom = 1;
    private long monthTo;
    private long rows;

    CopiedRows(LakeTable table, ObjectStore store, String root, int fileRows) {
        this.table = table;
        this.store = store;
        this.folder = root + "/" + table.name() + "/";
        this.fileRows = fileRows;
        this.row = new CopyRow(table.columns().size());
        this.timestamp = table.month().map(by -> table.place(by.source())).orElse(-1);
    }

    /**
     * Takes what PostgreSQL has sent.
     *
     * @param first whether it is the first message of a COPY
     * @return whether there was a row in it
     */
    public boolean add(byte[] message, boolean first) {
        int start = first ? header(message) : 0;
        if (message.length < start + 2 || message[start] < 0) {
            return false;
        }
        row.set(message, start);
        String partition = timestamp < 0 ? "" : month(row.micros(timestamp));
        Open file = open.computeIfAbsent(partition, _ -> new Open(table));
        file.write(row);
        if (file.rows == fileRows) {
            close(partition);
        } else if (++rows % LOOK == 0) {
            closeLargest();
        }
        return true;
    }

    /** Writes what is left. */
    public void finish() {
        List.copyOf(open.keySet()).forEach(this::close);
    }

    /** The files that are written by now. */
    public List<ExportedFile> written() {
        return List.copyOf(written);
    }

    private static int header(byte[] message) {
        int flags = SIGNATURE + Integer.BYTES;
        return flags + Integer.BYTES + message[flags + 3];
    }

    /** Rows mostly come month by month, so the month of the last one is tried first. */
    private String month(long micros) {
        if (micros < monthFrom || micros >= monthTo) {
            Instant time = Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
            month = table.month().orElseThrow().of(time);
            Instant from = Instant.parse(month + "-01T00:00:00Z");
            monthFrom = from.getEpochSecond() * 1_000_000;
            // All months have as many days.
            monthTo = monthFrom + 28 * 86_400_000_000L;
        }
        return month;
    }

    private void closeLargest() {
        long bytes = open.values().stream().mapToLong(Open::bytes).sum();
        if (bytes > OPEN_BYTES) {
            open.entrySet().stream()
                    .max(Comparator.comparingLong(entry -> entry.getValue().bytes()))
                    .map(Map.Entry::getKey)
                    .ifPresent(this::close);
        }
    }

    private void close(String partition) {
        Open file = open.remove(partition);
        FooterBounds bounds = file.close();
        byte[] bytes = file.bytes.bytes();
        String path = table.folder(partition) + "part-" + UUID.randomUUID() + ".zstd.parquet";
        store.put(folder + path, bytes);
        Add add =
                new Add(
                        path,
                        table.partitionValues(partition),
                        bytes.length,
                        Instant.now().truncatedTo(ChronoUnit.MILLIS),
                        bounds.json(table));
        written.add(new ExportedFile(add, bounds, file.rowsOut.sums()));
    }

    /** A file that still grows. */
    private static final class Open {

        private final MemoryFile bytes = new MemoryFile();
        private final CopySupport rowsOut;
        private final ParquetWriter<CopyRow> writer;
        private int rows;

        Open(LakeTable table) {
            rowsOut = new CopySupport(table);
            try {
                writer = new Builder(bytes, table, rowsOut).build();
            } catch (IOException e) {
                throw new UncheckedIOException("memory", e);
            }
        }

        void write(CopyRow row) {
            try {
                writer.write(row);
                rows++;
            } catch (IOException e) {
                throw new UncheckedIOException("memory", e);
            }
        }

        long bytes() {
            return writer.getDataSize();
        }

        FooterBounds close() {
            try {
                writer.close();
                return FooterBounds.of(writer.getFooter());
            } catch (IOException e) {
                throw new UncheckedIOException("memory", e);
            }
        }
    }

    private static final class Builder extends ParquetWriter.Builder<CopyRow, Builder> {

        private final CopySupport rows;

        Builder(MemoryFile file, LakeTable table, CopySupport rows) {
            super(file);
            this.rows = rows;
            withConf(new PlainParquetConfiguration());
            withCodecFactory(new ZstdCodec());
            withCompressionCodec(CompressionCodecName.ZSTD);
            withPageWriteChecksumEnabled(false);
            // Nearly every value is another one: a dictionary would be built to be thrown away.
            withDictionaryEncoding(table.key(), false);
            table.columns().stream()
                    .filter(column -> RARELY_REPEATED.contains(column.type()))
                    .forEach(column -> withDictionaryEncoding(column.name(), false));
        }

        @Override
        protected Builder self() {
            return this;
        }

        @Override
        protected WriteSupport<CopyRow> getWriteSupport(ParquetConfiguration configuration) {
            return rows;
        }

        @Override
        protected WriteSupport<CopyRow> getWriteSupport(Configuration configuration) {
            throw new UnsupportedOperationException("Hadoop's configuration");
        }
    }
}
