package dev.rialto.lake;

import dev.rialto.lake.Action.Add;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jboss.logging.Logger;

/**
 * Turns the messages of one binary COPY of a table's columns into data files of bounded size, one
 * or more for each partition. Its memory is bounded however many rows come. Not for several
 * threads; its methods throw a RuntimeException where S3 does not take a file.
 */
public final class CopiedRows {

    private static final Logger LOG = Logger.getLogger(CopiedRows.class);
    private static final int SIGNATURE = 11;
    private static final long MICROS_PER_SECOND = 1_000_000;
    private static final long LOOK_BYTES = 4L << 20;
    private static final long OPEN_BYTES = 32L << 20;

    private final LakeTable table;
    private final ObjectStore store;
    private final String folder;
    private final int fileRows;
    private final CopyRow row;
    private final int timestamp;
    private final Months months;
    private final Map<String, CopiedFile> open = new HashMap<>();
    private final List<ExportedFile> written = new ArrayList<>();
    private FutureTask<Void> sending = new FutureTask<>(() -> null);
    private long unseen;

    CopiedRows(LakeTable table, ObjectStore store, String root, int fileRows) {
        this.table = table;
        this.store = store;
        this.folder = root + "/" + table.name() + "/";
        this.fileRows = fileRows;
        this.row = new CopyRow(table.columns().size());
        this.timestamp = table.month().map(by -> table.place(by.source())).orElse(-1);
        this.months = table.month().map(Months::new).orElse(null);
        sending.run();
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
        String partition =
                timestamp < 0
                        ? ""
                        : months.of(Math.floorDiv(row.micros(timestamp), MICROS_PER_SECOND));
        CopiedFile file = open.computeIfAbsent(partition, _ -> new CopiedFile(table));
        file.add(row);
        unseen += message.length;
        if (file.rows() == fileRows) {
            close(partition);
        } else if (unseen > LOOK_BYTES) {
            unseen = 0;
            closeLargest();
        }
        return true;
    }

    /** Writes what is left. */
    public void finish() {
        List.copyOf(open.keySet()).forEach(this::close);
        awaitSent();
    }

    /** The files that are written by now, and the one that may have failed. */
    public List<ExportedFile> written() {
        try {
            awaitSent();
        } catch (RuntimeException e) {
            LOG.debugf(e, "export did not send a file: table=%s", table.name());
        }
        return List.copyOf(written);
    }

    private static int header(byte[] message) {
        int flags = SIGNATURE + Integer.BYTES;
        return flags + Integer.BYTES + message[flags + 3];
    }

    private void closeLargest() {
        long bytes = open.values().stream().mapToLong(CopiedFile::bytes).sum();
        if (bytes > OPEN_BYTES) {
            open.entrySet().stream()
                    .max(Comparator.comparingLong(entry -> entry.getValue().bytes()))
                    .map(Map.Entry::getKey)
                    .ifPresent(this::close);
        }
    }

    private void close(String partition) {
        CopiedFile file = open.remove(partition);
        ColumnFile.Written closed = file.close();
        String path = table.folder(partition) + "part-" + UUID.randomUUID() + ".zstd.parquet";
        Add add =
                new Add(
                        path,
                        table.partitionValues(partition),
                        closed.bytes().length,
                        Instant.now().truncatedTo(ChronoUnit.MILLIS),
                        closed.bounds().json(table));
        awaitSent();
        written.add(new ExportedFile(add, closed.bounds(), file.sums()));
        send(folder + path, closed.bytes());
    }

    /** One at a time, while PostgreSQL goes on to send rows. */
    private void send(String name, byte[] bytes) {
        sending = new FutureTask<>(() -> store.put(name, bytes), null);
        Thread.ofVirtual().name("rialto-export-send").start(sending);
    }

    private void awaitSent() {
        try {
            sending.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a file is sent", e);
        }
    }
}
