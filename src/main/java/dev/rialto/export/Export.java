package dev.rialto.export;

import dev.rialto.lake.LakeConfig;
import dev.rialto.lake.LakeExport;
import dev.rialto.lake.LakeShapes;
import dev.rialto.lake.LakeTable;
import dev.rialto.lake.PgSnapshot;
import dev.rialto.lake.S3Config;
import dev.rialto.lake.TableExport;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * Exports tables of one state of the database. Each table is one commit, and stays as it was where
 * something is wrong with its rows.
 */
@Singleton
public final class Export {

    private final LakeConfig lake;
    private final S3Config s3;
    private final ExportConfig config;
    private final MeterRegistry registry;

    Export(LakeConfig lake, S3Config s3, ExportConfig config, MeterRegistry registry) {
        this.lake = lake;
        this.s3 = s3;
        this.config = config;
        this.registry = registry;
    }

    /** The tables that can be exported. */
    public List<String> tables() {
        return lake.tables();
    }

    /** About how many rows tables have, by PostgreSQL's statistics. */
    public long estimate(List<String> tables) throws SQLException {
        try (Connection session =
                        DriverManager.getConnection(lake.url(), lake.user(), lake.password());
                PreparedStatement query =
                        session.prepareStatement(
                                """
                                select coalesce(sum(greatest(reltuples, 0)), 0)::bigint
                                from pg_class where relnamespace = 'public'::regnamespace
                                    and relkind = 'r' and relname = any (?)""")) {
            query.setArray(1, session.createArrayOf("text", tables.toArray()));
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /** The tables of which something is in quarantine. */
    public List<String> quarantined() {
        try (LakeExport out = LakeExport.open(s3, lake)) {
            return out.quarantined();
        }
    }

    /**
     * Removes everything from the bucket.
     *
     * @return how many objects there were
     */
    public int clearBucket() {
        try (LakeExport out = LakeExport.open(s3, lake)) {
            return out.clear();
        }
    }

    /**
     * Exports.
     *
     * @param incremental only what changed since the last export, where there was one
     * @param progress is told how many rows of the current table are copied
     * @throws SQLException where PostgreSQL does not answer
     * @throws RuntimeException where S3 does not, or a table is not there
     */
    public List<Outcome> run(List<String> tables, boolean incremental, LongConsumer progress)
            throws SQLException, InterruptedException {
        List<Check> checks = config.checks().stream().map(Check::parse).toList();
        List<Outcome> outcomes = new ArrayList<>();
        try (LakeExport out = LakeExport.open(s3, lake)) {
            // Before the state is fixed: it then has all that the tables have.
            Map<String, TableExport> exports = new LinkedHashMap<>();
            tables.forEach(name -> exports.put(name, out.table(name)));
            try (SharedState state = new SharedState(lake)) {
                Quality quality = new Quality(checks, state.first());
                TableCopy copy = new TableCopy(state, config.connections(), progress);
                for (String name : tables) {
                    LakeTable shape = LakeShapes.read(state.first(), name, lake.excludedColumns());
                    TableExport export = exports.get(name);
                    Optional<PgSnapshot> since =
                            incremental && export.shape().equals(Optional.of(shape))
                                    ? export.exported()
                                    : Optional.empty();
                    Outcome outcome =
                            since.isPresent()
                                    ? increment(export, shape, since.get(), state, copy, quality)
                                    : full(export, shape, state, copy, quality);
                    if (outcome.committed()) {
                        out.release(name);
                    }
                    registry.counter(
                                    "rialto.export.tables",
                                    "table",
                                    name,
                                    "outcome",
                                    outcome.committed() ? "committed" : "quarantined")
                            .increment();
                    outcomes.add(outcome);
                }
            }
        }
        return outcomes;
    }

    private static Outcome full(
            TableExport export, LakeTable shape, SharedState state, TableCopy copy, Quality quality)
            throws SQLException, InterruptedException {
        Copied copied = copy.copy(export, shape, "true");
        List<String> failures = quality.failures(shape, copied, true);
        if (!failures.isEmpty()) {
            return quarantine(export, shape, copied, failures);
        }
        long version = export.replace(shape, state.snapshot(), copied.files());
        return new Outcome(shape.name(), copied.rows(), 0, copied.bytes(), version, List.of(), "");
    }

    private static Outcome increment(
            TableExport export,
            LakeTable shape,
            PgSnapshot since,
            SharedState state,
            TableCopy copy,
            Quality quality)
            throws SQLException, InterruptedException {
        // Rows of subtransactions have numbers of their own, so all from xmin on are taken: a row
        // that comes twice does no harm.
        String changed =
                "(xmin::text::bigint - %d + 8589934592) %% 4294967296 < 2147483648"
                        .formatted(since.xmin() % (1L << 32));
        Copied copied = copy.copy(export, shape, changed);
        List<String> failures = quality.failures(shape, copied, false);
        if (!failures.isEmpty()) {
            return quarantine(export, shape, copied, failures);
        }
        KeySet gone = gone(export, shape, state);
        long version = export.merge(shape, state.snapshot(), copied.files(), gone.stream());
        return new Outcome(
                shape.name(), copied.rows(), gone.size(), copied.bytes(), version, List.of(), "");
    }

    /** The keys that the lake has and the shop has not. */
    private static KeySet gone(TableExport export, LakeTable shape, SharedState state)
            throws SQLException {
        KeySet gone = new KeySet();
        export.keys().forEach(gone::add);
        String keys =
                "select %s from public.%s"
                        .formatted(Sql.quoted(shape.key()), Sql.quoted(shape.name()));
        try (Statement statement = state.first().createStatement()) {
            statement.setFetchSize(10_000);
            try (ResultSet row = statement.executeQuery(keys)) {
                while (row.next()) {
                    gone.remove(row.getLong(1));
                }
            }
        }
        return gone;
    }

    private static Outcome quarantine(
            TableExport export, LakeTable shape, Copied copied, List<String> failures) {
        String folder = export.quarantine(copied.files(), failures);
        return new Outcome(shape.name(), copied.rows(), 0, copied.bytes(), -1, failures, folder);
    }
}
