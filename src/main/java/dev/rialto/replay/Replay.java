package dev.rialto.replay;

import dev.rialto.kernel.Moment;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;

/** Brings the invoices of a file into the shop, each once, however often the file is replayed. */
public final class Replay {

    private static final int BATCH = 1_000;

    private final Connection connection;
    private final double speed;
    private final LongConsumer progress;
    private final List<Invoice> batch = new ArrayList<>();
    private final Set<String> inBatch = new HashSet<>();
    private Invoice open;
    private Instant firstDate;
    private long began;
    private long rows;
    private long orders;
    private long known;

    /**
     * What came of a file.
     *
     * @param rows that are part of an order, or were before
     * @param known invoices that had been replayed before
     * @param rejected rows that are in the reject file
     */
    public record Summary(long rows, long orders, long known, long rejected) {}

    /**
     * Works on a connection that stays the caller's.
     *
     * @param speed file time by real time; 0 is as fast as possible
     * @param progress is told how many rows are read
     */
    public Replay(Connection connection, double speed, LongConsumer progress) {
        this.connection = connection;
        this.speed = speed;
        this.progress = progress;
    }

    /**
     * Replays a file.
     *
     * @param rejects where wrong rows go
     * @throws IllegalArgumentException where the file has no such header
     */
    public Summary run(Path file, Path rejects) throws IOException, SQLException {
        try (BufferedReader lines = Encoding.open(file);
                Rejects rejected = new Rejects(rejects)) {
            String header = lines.readLine();
            RetailLayout layout = new RetailLayout(header == null ? "" : header);
            String text;
            for (long line = 2; (text = lines.readLine()) != null; line++) {
                if (!text.isBlank()) {
                    take(layout, line, text, rejected);
                }
                progress.accept(line);
            }
            close(open);
            flush();
            return new Summary(rows, orders, known, rejected.rows());
        }
    }

    private void take(RetailLayout layout, long line, String text, Rejects rejected)
            throws IOException, SQLException {
        try {
            RetailRow row = layout.row(line, text, Moment.now());
            if (open == null || !open.number().equals(row.invoice())) {
                close(open);
                open = new Invoice(row);
            }
            open.add(row);
            rows++;
        } catch (WrongRowException e) {
            rejected.add(line, e.getMessage(), text);
        }
    }

    private void close(Invoice invoice) throws SQLException {
        if (invoice == null) {
            return;
        }
        awaitTurn(invoice.date());
        // An invoice that comes again, its rows apart, counts as known; not twice in a batch.
        if (!inBatch.add(invoice.number())) {
            flush();
            inBatch.add(invoice.number());
        }
        batch.add(invoice);
        if (batch.size() == BATCH) {
            flush();
        }
    }

    /** What has come so far is written before there is nothing to do for a while. */
    private void awaitTurn(Instant date) throws SQLException {
        if (speed <= 0) {
            return;
        }
        if (firstDate == null) {
            firstDate = date;
            began = System.nanoTime();
        }
        long due = began + (long) (Duration.between(firstDate, date).toNanos() / speed);
        if (due > System.nanoTime()) {
            flush();
        }
        while (due > System.nanoTime()) {
            LockSupport.parkNanos(due - System.nanoTime());
        }
    }

    private void flush() throws SQLException {
        if (!batch.isEmpty()) {
            int written = InvoiceBatch.write(connection, batch);
            orders += written;
            known += batch.size() - written;
            batch.clear();
            inBatch.clear();
        }
    }
}
