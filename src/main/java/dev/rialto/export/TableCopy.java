package dev.rialto.export;

import dev.rialto.lake.CopiedRows;
import dev.rialto.lake.ExportedFile;
import dev.rialto.lake.TableExport;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/** Copies rows of a table to data files, on several connections where there are many. */
final class TableCopy {

    /** Pages that are worth a connection of their own: 8 MB. */
    private static final long PAGES = 1_000;

    private static final int REPORT = 10_000;

    private final SharedState state;
    private final int connections;
    private final AtomicLong done = new AtomicLong();
    private final LongConsumer progress;

    /**
     * @param progress is told how many rows are copied
     */
    TableCopy(SharedState state, int connections, LongConsumer progress) {
        this.state = state;
        this.connections = connections;
        this.progress = progress;
    }

    /** Something to ask PostgreSQL. */
    @FunctionalInterface
    interface Question {
        void ask() throws SQLException;
    }

    /**
     * Copies the rows that fulfil a condition. Where that fails, nothing is left behind.
     *
     * @param session sees the state
     * @param condition as SQL
     * @param meanwhile is asked while rows are copied, and may use the session
     */
    Copied copy(
            Connection session,
            TableExport export,
            Source source,
            String condition,
            Question meanwhile)
            throws SQLException, InterruptedException {
        List<ExportedFile> files = Collections.synchronizedList(new ArrayList<>());
        List<String> ranges = ranges(session, source);
        try {
            copy(export, source, ranges, condition, files, meanwhile);
        } catch (SQLException | RuntimeException e) {
            export.discard(List.copyOf(files));
            throw e;
        } catch (ExecutionException e) {
            // By now all parts have ended, so these are all files.
            export.discard(List.copyOf(files));
            throw failure(e.getCause());
        }
        return new Copied(List.copyOf(files));
    }

    private void copy(
            TableExport export,
            Source source,
            List<String> ranges,
            String condition,
            List<ExportedFile> files,
            Question meanwhile)
            throws SQLException, ExecutionException, InterruptedException {
        try (ExecutorService workers = Executors.newFixedThreadPool(connections)) {
            List<Future<?>> parts = new ArrayList<>();
            for (String range : ranges) {
                String copy = source.copy(range + " and " + condition);
                parts.add(
                        workers.submit(
                                () -> {
                                    part(export.rows(source.table()), copy, files);
                                    return null;
                                }));
            }
            meanwhile.ask();
            for (Future<?> part : parts) {
                part.get();
            }
        }
    }

    private static SQLException failure(Throwable cause) {
        return switch (cause) {
            case SQLException e -> e;
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            default -> new SQLException(cause);
        };
    }

    /** By place rather than by key: pages are read one after the other, and need no index. */
    private List<String> ranges(Connection session, Source source) throws SQLException {
        long pages = pages(session, source);
        int parts = Math.clamp(pages / PAGES, 1, connections);
        List<String> ranges = new ArrayList<>();
        for (int i = 0; i < parts; i++) {
            String from = "ctid >= '(%d,0)'".formatted(pages * i / parts);
            String to = " and ctid < '(%d,0)'".formatted(pages * (i + 1) / parts);
            // Rows of this state may lie behind the last page that was counted.
            ranges.add(i + 1 < parts ? from + to : from);
        }
        return ranges;
    }

    private static long pages(Connection session, Source source) throws SQLException {
        try (PreparedStatement query =
                session.prepareStatement("select pg_relation_size(?::regclass) / 8192")) {
            query.setString(1, source.name());
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private void part(CopiedRows rows, String copy, List<ExportedFile> files) throws SQLException {
        try (Connection session = state.join()) {
            CopyOut out = session.unwrap(PGConnection.class).getCopyAPI().copyOut(copy);
            int unreported = 0;
            boolean first = true;
            byte[] message = out.readFromCopy();
            while (message != null) {
                unreported += rows.add(message, first) ? 1 : 0;
                first = false;
                if (unreported == REPORT) {
                    progress.accept(done.addAndGet(unreported));
                    unreported = 0;
                }
                message = out.readFromCopy();
            }
            progress.accept(done.addAndGet(unreported));
            rows.finish();
        } finally {
            files.addAll(rows.written());
        }
    }
}
