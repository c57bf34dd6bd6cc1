package dev.rialto.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rialto.events.Veils;
import dev.rialto.kernel.SimulatorPause;
import dev.rialto.lake.KernelReader;
import dev.rialto.lake.LakeConfig;
import dev.rialto.lake.S3Config;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What reads the lake of a running {@code up}: Delta Kernel and the audit say of it what PostgreSQL
 * says of the tables.
 */
public final class LakeReaders {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Set<String> HIDDEN = Set.of("customers.password_hash");
    private static final List<String> TABLES =
            List.of(
                    "customers",
                    "categories",
                    "products",
                    "carts",
                    "cart_items",
                    "wishlists",
                    "orders",
                    "order_items",
                    "payments",
                    "shipments");
    private static final String FIRST_TWO =
            """
            update orders set total_price = total_price + 1 where order_id in
                (select order_id from orders order by order_id limit 2)""";
    private static final List<WindowQuery<?>> STATISTICS =
            List.of(new RevenueQuery(), new TopProductsQuery(10), new CategoriesQuery());

    private final String url;
    private final S3Config s3;
    private final LakeConfig lake;
    private final Veils veils;
    private final Path folder;

    /**
     * @param folder an empty one, for copies of the tables
     */
    public LakeReaders(String url, String endpoint, Path folder) {
        SmallRyeConfig config = config(url, endpoint);
        veils = config.getConfigMapping(Veils.class);
        this.url = url;
        this.s3 = config.getConfigMapping(S3Config.class);
        this.lake = config.getConfigMapping(LakeConfig.class);
        this.folder = folder;
    }

    /** Holds them against each other while the shoppers pause. */
    public void check() throws Exception {
        try (Connection pause = connect();
                Connection session = connect()) {
            sql(pause, "select pg_advisory_lock(" + SimulatorPause.LOCK + ")");
            await().atMost(PATIENCE).untilAsserted(() -> everyTableIsEqual(session));
            for (String table : TABLES) {
                assertThat(kernel(table)).as(table).isEqualTo(rows(session, table));
            }
            session.setAutoCommit(false);
            statisticsAreThoseOfTheTables(session);
            differencesAreNamed(session);
        }
    }

    private void everyTableIsEqual(Connection session) throws SQLException {
        for (String table : TABLES) {
            assertThat(audited(session, table).example()).as(table).isEmpty();
        }
    }

    private void statisticsAreThoseOfTheTables(Connection session) throws SQLException {
        List<Map<String, ?>> truth = windows(session);
        assertThat(truth).noneMatch(Map::isEmpty);
        // What changes now, the lake does not know.
        sql(session, FIRST_TWO);
        assertThat(windows(session)).isNotEqualTo(truth);

        new LakeStatistics(s3, lake).load(session, Instant.EPOCH);

        assertThat(windows(session)).isEqualTo(truth);
        session.rollback();
    }

    private void differencesAreNamed(Connection session) throws SQLException {
        List<Long> keys = rows(session, "orders").keySet().stream().limit(2).toList();
        sql(session, FIRST_TWO);

        Comparison found = audited(session, "orders");

        assertThat(found.equal()).isFalse();
        assertThat(found.differences()).isEqualTo(2);
        assertThat(found.example())
                .isEqualTo(
                        "key %d is unlike, key %d is unlike"
                                .formatted(keys.getFirst(), keys.getLast()));
        session.rollback();
    }

    private List<Map<String, ?>> windows(Connection session) throws SQLException {
        List<Map<String, ?>> windows = new ArrayList<>();
        for (WindowQuery<?> query : STATISTICS) {
            windows.add(query.windows(session, Duration.ofHours(1), Instant.EPOCH));
        }
        return windows;
    }

    private Comparison audited(Connection session, String name) throws SQLException {
        ShopTables shop = new ShopTables(session);
        Table table = shop.table(name, veils);
        return new LakeTable(s3, lake, table).compare(shop.rows(table));
    }

    private Map<Long, Map<String, Object>> kernel(String table) throws Exception {
        Map<Long, Map<String, Object>> rows = new TreeMap<>();
        KernelReader reader =
                KernelReader.of(s3, "data_postgres/" + table + "/", folder.resolve(table));
        for (Map<String, Object> row : reader.rows()) {
            Object month = row.remove("order_month");
            assertThat(month == null || row.get("order_date").toString().startsWith(month + "-"))
                    .isTrue();
            rows.put((Long) row.values().iterator().next(), row);
        }
        return rows;
    }

    private static Map<Long, Map<String, Object>> rows(Connection session, String table)
            throws SQLException {
        Map<Long, Map<String, Object>> rows = new TreeMap<>();
        try (Statement statement = session.createStatement();
                ResultSet row = statement.executeQuery("select * from " + table)) {
            while (row.next()) {
                rows.put(row.getLong(1), named(table, row));
            }
        }
        return rows;
    }

    private static Map<String, Object> named(String table, ResultSet row) throws SQLException {
        Map<String, Object> named = new LinkedHashMap<>();
        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
            String column = row.getMetaData().getColumnName(i);
            boolean time = row.getMetaData().getColumnTypeName(i).equals("timestamptz");
            if (!HIDDEN.contains(table + "." + column)) {
                named.put(
                        column,
                        time
                                ? row.getObject(i, OffsetDateTime.class).toInstant()
                                : row.getObject(i));
            }
        }
        return named;
    }

    private static SmallRyeConfig config(String url, String endpoint) {
        return new SmallRyeConfigBuilder()
                .withMapping(Veils.class)
                .withMapping(LakeConfig.class)
                .withMapping(S3Config.class)
                .addDefaultInterceptors()
                .withDefaultValues(
                        Map.ofEntries(
                                Map.entry("rialto.lake.url", url),
                                Map.entry("rialto.lake.user", "rialto"),
                                Map.entry("rialto.lake.password", "rialto"),
                                Map.entry("rialto.lake.tables", String.join(",", TABLES)),
                                Map.entry("rialto.lake.excluded-columns", String.join(",", HIDDEN)),
                                Map.entry("rialto.lake.commit-interval", "PT2S"),
                                Map.entry("rialto.lake.retention", "PT1H"),
                                Map.entry("rialto.lake.upkeep-interval", "PT5M"),
                                Map.entry("rialto.s3.endpoint", endpoint),
                                Map.entry("rialto.s3.access-key", "rialto"),
                                Map.entry("rialto.s3.secret-key", "rialto-secret"),
                                Map.entry("rialto.s3.bucket", "ecommerce")))
                .build();
    }

    private static void sql(Connection session, String statement) throws SQLException {
        try (Statement execution = session.createStatement()) {
            execution.execute(statement);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(url, "rialto", "rialto");
    }
}
