package dev.rialto.audit;

import dev.rialto.events.Topics;
import dev.rialto.events.VeilNotice;
import dev.rialto.events.Veils;
import dev.rialto.fraud.RuleTopic;
import dev.rialto.fraud.ShopFindings;
import dev.rialto.kernel.SimulatorPause;
import dev.rialto.lake.LakeConfig;
import dev.rialto.lake.S3Config;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Holds every stage against the shop's tables. Shoppers pause meanwhile; stages that lag are waited
 * for.
 */
@Singleton
public final class Audit {

    private static final Duration SETTLE = Duration.ofSeconds(1);
    private static final Duration AGAIN = Duration.ofMillis(500);

    private final AuditConfig config;
    private final Veils veils;
    private final Topics topics;
    private final RuleTopic rules;
    private final S3Config s3;
    private final LakeConfig lake;

    Audit(
            AuditConfig config,
            Veils veils,
            Topics topics,
            RuleTopic rules,
            S3Config s3,
            LakeConfig lake) {
        this.config = config;
        this.veils = veils;
        this.topics = topics;
        this.rules = rules;
        this.s3 = s3;
        this.lake = lake;
    }

    /**
     * Compares until all is equal, or the stages have come no closer for some time.
     *
     * @param patience that time
     * @param progress is told what is still unlike, after each round
     * @throws IllegalStateException where capture veils other columns than this process
     */
    public Report run(Duration patience, Consumer<Report> progress)
            throws SQLException, InterruptedException {
        Instant began = Instant.now();
        try (Connection pause = connect();
                Connection connection = connect()) {
            VeilNotice.heed(connection, config.tables(), veils);
            pauseShoppers(pause);
            // Actions under way when the shoppers were stopped are still to end.
            Thread.sleep(SETTLE);
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            try (FraudAlerts alerts = alerts()) {
                return compareUntilEqual(
                                connection, alerts, began, new Patience(patience), progress)
                        .with(FraudScores.of(connection, alerts.published()));
            }
        }
    }

    private Report compareUntilEqual(
            Connection connection,
            FraudAlerts alerts,
            Instant began,
            Patience patience,
            Consumer<Report> progress)
            throws SQLException, InterruptedException {
        List<ChangeTopic> changes = new ArrayList<>();
        try (WindowStatistics statistics = new WindowStatistics(config, topics)) {
            List<Table> tables = tables(connection);
            for (Table table : tables) {
                changes.add(new ChangeTopic(topics, table));
            }
            while (true) {
                Instant asked = Instant.now();
                List<Comparison> found = compare(connection, tables, changes, statistics, alerts);
                Instant answered = Instant.now();
                long differences = found.stream().mapToLong(Comparison::differences).sum();
                boolean last = patience.ends(differences, answered);
                if (last || differences == 0) {
                    found.addAll(recomputed(connection, statistics));
                }
                connection.rollback();
                Report report = new Report(found, Duration.between(began, Instant.now()));
                if (report.equal() || last) {
                    return report;
                }
                progress.accept(report);
                // The stages need the processor more than this does.
                Duration round = Duration.between(asked, answered);
                Thread.sleep(round.compareTo(AGAIN) > 0 ? round : AGAIN);
            }
        } finally {
            changes.forEach(ChangeTopic::close);
        }
    }

    private List<Comparison> compare(
            Connection connection,
            List<Table> tables,
            List<ChangeTopic> changes,
            WindowStatistics statistics,
            FraudAlerts alerts)
            throws SQLException {
        ShopTables shop = new ShopTables(connection);
        List<Comparison> found = new ArrayList<>();
        List<Comparison> lakes = new ArrayList<>();
        for (int i = 0; i < tables.size(); i++) {
            Table table = tables.get(i);
            Hashes rows = shop.rows(table);
            found.add(changes.get(i).compare(rows));
            if (config.lakeTables().contains(table.name())) {
                lakes.add(new LakeTable(s3, lake, table).compare(rows));
            }
        }
        found.addAll(statistics.compare(connection));
        found.add(alerts.compare(connection));
        found.addAll(lakes);
        return found;
    }

    /** What the statistics should be by the lake; only once, for it takes the longest. */
    private List<Comparison> recomputed(Connection connection, WindowStatistics statistics)
            throws SQLException {
        return LakeStatistics.possible(config.lakeTables())
                ? statistics.compare(connection, new LakeStatistics(s3, lake))
                : List.of();
    }

    private FraudAlerts alerts() {
        return new FraudAlerts(
                topics,
                new ShopFindings(rules.read(), veils.of("customers", "address")),
                config.tables());
    }

    private List<Table> tables(Connection connection) throws SQLException {
        ShopTables shop = new ShopTables(connection);
        List<Table> tables = new ArrayList<>();
        for (String name : config.tables()) {
            tables.add(shop.table(name, veils));
        }
        return tables;
    }

    /** The lock goes with the session, so the shoppers go on even if this process is killed. */
    private static void pauseShoppers(Connection session) throws SQLException {
        try (PreparedStatement lock = session.prepareStatement("select pg_advisory_lock(?)")) {
            lock.setLong(1, SimulatorPause.LOCK);
            lock.execute();
        }
    }

    private Connection connect() {
        try {
            return DriverManager.getConnection(config.url(), config.user(), config.password());
        } catch (SQLException e) {
            throw new IllegalStateException(
                    "cannot reach %s (%s); start ./rialto up, or name the servers by configuration"
                            .formatted(config.url(), e.getMessage().strip()),
                    e);
        }
    }
}
