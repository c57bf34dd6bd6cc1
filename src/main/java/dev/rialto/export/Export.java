package dev.rialto.export;

import dev.rialto.events.VeilNotice;
import dev.rialto.events.Veils;
import dev.rialto.lake.LakeConfig;
import dev.rialto.lake.LakeExport;
import dev.rialto.lake.S3Config;
import dev.rialto.lake.TableExport;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Exports tables of one state of the database. Each table is one commit, and stays as it was where
 * something is wrong with its rows.
 */
@Singleton
public final class Export {

    private static final Logger LOG = Logger.getLogger(Export.class);

    private final LakeConfig lake;
    private final Veils veils;
    private final S3Config s3;
    private final ExportConfig config;
    private final MeterRegistry registry;

    Export(LakeConfig lake, Veils veils, S3Config s3, ExportConfig config, MeterRegistry registry) {
        this.lake = lake;
        this.veils = veils;
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
     * Exports. What fails is one table's failure; the others go on.
     *
     * @param incremental only what changed since the last export, where there was one
     * @param progress is told how many rows of the current table are copied
     * @throws SQLException where PostgreSQL does not answer
     * @throws IllegalStateException where capture veils other columns than this process
     * @throws IllegalArgumentException where a check, or the address of a server, is none
     * @throws RuntimeException where S3 does not answer
     */
    public List<Outcome> run(List<String> tables, boolean incremental, LongConsumer progress)
            throws SQLException, InterruptedException {
        List<Check> checks = config.checks().stream().map(Check::parse).toList();
        List<Outcome> outcomes = new ArrayList<>();
        try (LakeExport out = LakeExport.open(s3, lake)) {
            // Before the state is fixed: it then has all that the tables have.
            Map<String, Supplier<TableExport>> exports = new LinkedHashMap<>();
            tables.forEach(table -> exports.put(table, begun(out, table)));
            try (SharedState state = new SharedState(lake)) {
                try (Connection session = state.join()) {
                    VeilNotice.heed(session, tables, veils);
                }
                TableCopy copy = new TableCopy(state, config.connections(), progress);
                Transfer transfer =
                        new Transfer(state, lake, veils, checks, copy, config.incrementRows());
                for (var export : exports.entrySet()) {
                    Outcome outcome =
                            outcome(transfer, export.getKey(), export.getValue(), incremental);
                    outcomes.add(outcome);
                    count(outcome);
                    if (outcome.committed()) {
                        release(out, outcome.table());
                    }
                }
            }
        }
        return outcomes;
    }

    /** What an export begins with; a failure shows when its turn comes. */
    private static Supplier<TableExport> begun(LakeExport out, String table) {
        try {
            TableExport export = out.table(table);
            return () -> export;
        } catch (RuntimeException e) {
            return () -> {
                throw e;
            };
        }
    }

    private static Outcome outcome(
            Transfer transfer, String table, Supplier<TableExport> export, boolean incremental)
            throws InterruptedException {
        try {
            return transfer.run(table, export.get(), incremental);
        } catch (SQLException e) {
            return Outcome.failed(table, "PostgreSQL: " + e.getMessage().strip());
        } catch (RuntimeException e) {
            LOG.debugf(e, "export failed: table=%s", table);
            return Outcome.failed(table, Objects.requireNonNullElse(e.getMessage(), e.toString()));
        }
    }

    /** The table is committed; that old files wait for the next time is no failure of it. */
    private static void release(LakeExport out, String table) {
        try {
            out.release(table);
        } catch (RuntimeException e) {
            LOG.warnf("export leaves the quarantine: table=%s (%s)", table, e.getMessage());
        }
    }

    private void count(Outcome outcome) {
        registry.counter(
                        "rialto.export.tables", "table", outcome.table(), "outcome", outcome.word())
                .increment();
    }
}
