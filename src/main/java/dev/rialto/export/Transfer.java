package dev.rialto.export;

import dev.rialto.events.Veils;
import dev.rialto.lake.LakeConfig;
import dev.rialto.lake.LakeTable;
import dev.rialto.lake.PgSnapshot;
import dev.rialto.lake.TableExport;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.roaringbitmap.longlong.Roaring64Bitmap;

/** Brings tables from one state of the database to their commits. */
final class Transfer {

    private static final int FETCH = 10_000;

    private final SharedState state;
    private final LakeConfig lake;
    private final Veils veils;
    private final List<Check> checks;
    private final TableCopy copy;
    private final int mostChanges;

    /**
     * @param mostChanges of more rows an increment becomes a full export, which needs no memory for
     *     them
     */
    Transfer(
            SharedState state,
            LakeConfig lake,
            Veils veils,
            List<Check> checks,
            TableCopy copy,
            int mostChanges) {
        this.state = state;
        this.lake = lake;
        this.veils = veils;
        this.checks = checks;
        this.copy = copy;
        this.mostChanges = mostChanges;
    }

    /** Exports a table. */
    Outcome run(String table, TableExport export, boolean incremental)
            throws SQLException, InterruptedException {
        try (Connection session = state.join()) {
            Source source = Source.read(session, table, lake.excludedColumns(), veils);
            boolean sameShape = export.shape().equals(Optional.of(source.table()));
            Optional<PgSnapshot> since =
                    incremental && sameShape ? export.exported() : Optional.empty();
            Optional<Outcome> increment =
                    since.isPresent()
                            ? increment(session, source, export, since.get())
                            : Optional.empty();
            return increment.isPresent() ? increment.get() : full(session, source, export);
        }
    }

    private Outcome full(Connection session, Source source, TableExport export)
            throws SQLException, InterruptedException {
        Quality quality = new Quality(checks, session, source);
        Copied copied =
                copy.copy(session, export, source, Source.ALL, () -> quality.ask(Source.ALL));
        LakeTable shape = source.table();
        Optional<Outcome> quarantined;
        try {
            quarantined = quarantined(quality, source, export, copied);
        } catch (RuntimeException e) {
            export.discard(copied.files());
            throw e;
        }
        if (quarantined.isPresent()) {
            return quarantined.get();
        }
        // A commit that failed may have been made, so from here on the files stay.
        long version = export.replace(shape, state.snapshot(), copied.files());
        return Outcome.committed(shape.name(), copied, 0, version);
    }

    /** Nothing where there is too much of it. */
    private Optional<Outcome> increment(
            Connection session, Source source, TableExport export, PgSnapshot since)
            throws SQLException, InterruptedException {
        // Rows of subtransactions have numbers of their own, so all from xmin on are taken: a row
        // that comes twice does no harm.
        String changed =
                "(xmin::text::bigint - %d + 8589934592) %% 4294967296 < 2147483648"
                        .formatted(since.xmin() % (1L << 32));
        Quality quality = new Quality(checks, session, source);
        Copied copied = copy.copy(session, export, source, changed, () -> quality.ask(changed));
        try {
            Optional<Outcome> quarantined = quarantined(quality, source, export, copied);
            return quarantined.isPresent() ? quarantined : merged(session, source, export, copied);
        } finally {
            // No commit has these: the merge writes files of its own.
            export.discard(copied.files());
        }
    }

    private Optional<Outcome> merged(
            Connection session, Source source, TableExport export, Copied copied)
            throws SQLException {
        if (copied.rows() > mostChanges) {
            return Optional.empty();
        }
        Roaring64Bitmap gone = gone(session, source, export);
        long deleted = gone.getLongCardinality();
        if (copied.rows() + deleted > mostChanges) {
            return Optional.empty();
        }
        LakeTable shape = source.table();
        long version = export.merge(shape, state.snapshot(), copied.files(), gone.stream());
        return Optional.of(Outcome.committed(shape.name(), copied, deleted, version));
    }

    private static Optional<Outcome> quarantined(
            Quality quality, Source source, TableExport export, Copied copied) {
        List<String> failures = quality.failures(copied);
        if (failures.isEmpty()) {
            return Optional.empty();
        }
        String folder = export.quarantine(copied.files(), failures);
        return Optional.of(Outcome.quarantined(source.table().name(), copied, failures, folder));
    }

    /** The keys that the lake has and the shop has not; some bytes each, or less in a row. */
    private static Roaring64Bitmap gone(Connection session, Source source, TableExport export)
            throws SQLException {
        Roaring64Bitmap gone = new Roaring64Bitmap();
        export.keys().forEach(gone::addLong);
        try (Statement statement = session.createStatement()) {
            statement.setFetchSize(FETCH);
            try (ResultSet row = statement.executeQuery(source.keys())) {
                while (row.next()) {
                    gone.removeLong(row.getLong(1));
                }
            }
        }
        return gone;
    }
}
