package dev.rialto.audit;

import dev.rialto.audit.Table.Digest;
import dev.rialto.events.Topics;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    private final Topics topics;
    private final S3Config s3;
    private final LakeConfig lake;

    Audit(AuditConfig config, Topics topics, S3Config s3, LakeConfig lake) {
        this.config = config;
        this.topics = topics;
        this.s3 = s3;
        this.lake = lake;
    }

    /**
     * Compares until all is equal or the time is up.
     *
     * @param patience how long lagging stages are waited for
     * @param progress is told what is still unlike, after each round
     */
    public Report run(Duration patience, Consumer<Report> progress)
            throws SQLException, InterruptedException {
        Instant began = Instant.now();
        try (Connection pause = connect();
                Connection connection = connect()) {
            pauseShoppers(pause);
            // Actions under way when the shoppers were stopped are still to end.
            Thread.sleep(SETTLE);
            connection.setAutoCommit(false);
            return compareUntilEqual(connection, began, began.plus(patience), progress)
                    .with(new FraudScores(topics).of(connection));
        }
    }

    private Report compareUntilEqual(
            Connection connection, Instant began, Instant deadline, Consumer<Report> progress)
            throws SQLException, InterruptedException {
        List<ChangeTopic> changes = new ArrayList<>();
        try (WindowStatistics statistics = new WindowStatistics(config, topics)) {
            List<Table> tables = tables(connection);
            for (Table table : tables) {
                changes.add(new ChangeTopic(topics, table));
            }
            while (true) {
                List<Comparison> round = compare(connection, tables, changes, statistics);
                connection.rollback();
                Report report = new Report(round, Duration.between(began, Instant.now()));
                if (report.equal() || Instant.now().isAfter(deadline)) {
                    return report;
                }
                progress.accept(report);
                Thread.sleep(AGAIN);
            }
        } finally {
            changes.forEach(ChangeTopic::close);
        }
    }

    private List<Comparison> compare(
            Connection connection,
            List<Table> tables,
            List<ChangeTopic> changes,
            WindowStatistics statistics)
            throws SQLException {
        ShopTables shop = new ShopTables(connection);
        Map<String, Map<Long, Digest>> truth = new HashMap<>();
        List<Comparison> found = new ArrayList<>();
        for (int i = 0; i < tables.size(); i++) {
            Map<Long, Digest> rows = shop.rows(tables.get(i));
            truth.put(tables.get(i).name(), rows);
            found.add(changes.get(i).compare(rows));
        }
        found.addAll(statistics.compare(connection));
        for (Table table : tables) {
            if (config.lakeTables().contains(table.name())) {
                found.add(new LakeTable(s3, lake, table).compare(truth.get(table.name())));
            }
        }
        return found;
    }

    private List<Table> tables(Connection connection) throws SQLException {
        ShopTables shop = new ShopTables(connection);
        List<Table> tables = new ArrayList<>();
        for (String name : config.tables()) {
            tables.add(shop.table(name, config.excludedColumns()));
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
