package dev.rialto.trino;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rialto.RialtoProcess;
import dev.rialto.embedded.EmbeddedAddresses;
import dev.rialto.embedded.Servers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A real Trino over what {@code rialto export} wrote says what PostgreSQL says. */
class TrinoIT {

    private static final EmbeddedAddresses SERVERS = Servers.addresses();
    private static final String BUCKET = "trino-" + UUID.randomUUID();

    private static final String PORT = String.valueOf(RialtoProcess.freePort());

    @TempDir private static Path folder;
    private static TrinoScript trino;

    @BeforeAll
    static void startTrinoBeforeAllTablesAreThere() throws Exception {
        rialto("generate", "--categories", "5", "--products", "60", "--customers", "40");
        rialto("simulate", "--historical", "30");
        rialto("export", "--tables", "orders,customers");
        trino = new TrinoScript(settings(Map.of()), folder);
        assertThat(trino.run("up"))
                .contains("registered: customers orders")
                .contains("not in the lake yet, or register.log says why not: products");
        // One by the script before a query, the others by the export itself.
        rialto("export", "--tables", "products");
        String products = "SELECT count(*) FROM products";
        assertThat(trino.sql(products)).isEqualTo(postgres(products));
        Map<String, String> told = Map.of("RIALTO_TRINO_URL", "http://127.0.0.1:" + PORT);
        assertThat(rialto(told, "export")).contains("registered in Trino: ", "wishlists");
    }

    @AfterAll
    static void endTrino() throws Exception {
        trino.run("down");
    }

    @ParameterizedTest
    @ValueSource(strings = {"row-counts", "customer-segments", "top-products", "monthly-revenue"})
    void answersTheAnalyticsQueriesAsPostgresDoes(String name) throws Exception {
        String query = Files.readString(Path.of("trino", "queries", name + ".sql"));

        assertThat(trino.sql(query)).isNotEmpty().isEqualTo(postgres(query));
    }

    @Test
    void readsEveryOrderAsItIs() throws Exception {
        String query =
                """
                SELECT order_id, %s, total_price, status, customer_id,
                  coalesce(cast(payment_id AS varchar), 'none'),
                  coalesce(cast(shipment_id AS varchar), 'none')
                FROM orders ORDER BY order_id""";

        assertThat(trino.sql(query.formatted("cast(order_date AS varchar)")))
                .isNotEmpty()
                .isEqualTo(
                        postgres(
                                query.formatted(
                                        "to_char(order_date, 'YYYY-MM-DD HH24:MI:SS.US')")));
    }

    @Test
    void keepsIntegersMoneyAndTimes() throws Exception {
        assertThat(trino.sql("DESCRIBE orders").stream().map(String::stripTrailing))
                .containsExactly(
                        "order_id\tbigint",
                        "order_date\ttimestamp(6)",
                        "total_price\tdecimal(12,2)",
                        "status\tvarchar",
                        "customer_id\tbigint",
                        "payment_id\tbigint",
                        "shipment_id\tbigint",
                        "order_month\tvarchar");
        String nulls = "SELECT count(*) > count(shipment_id), count(shipment_id) FROM orders";
        assertThat(trino.sql(nulls)).isEqualTo(List.of("true\t" + shipped()));
    }

    @Test
    void registersAgainWithoutHarm() throws Exception {
        trino.run("register");
        assertThat(trino.run("register")).doesNotContain("not in the lake");
        assertThat(trino.sql("SHOW TABLES")).hasSize(10).contains("orders", "wishlists");
    }

    @Test
    void readsAFormerVersion() throws Exception {
        String count = "SELECT count(*), sum(total_price) FROM orders";
        List<String> former = trino.sql(count);
        String version = trino.sql("SELECT max(version) FROM \"orders$history\"").getFirst();
        sql("UPDATE orders SET total_price = total_price + 1000 WHERE order_id % 2 = 0");

        rialto("export", "--incremental", "--tables", "orders");

        assertThat(trino.sql(count)).isEqualTo(postgres(count)).isNotEqualTo(former);
        assertThat(trino.sql(count + " FOR VERSION AS OF " + version)).isEqualTo(former);
    }

    private static String shipped() throws SQLException {
        return postgres("SELECT count(shipment_id) FROM orders").getFirst();
    }

    private static void rialto(String... words) {
        rialto(Map.of(), words);
    }

    /** What a command printed that ended well. */
    private static String rialto(Map<String, String> more, String... words) {
        try (RialtoProcess process = RialtoProcess.start(settings(more), words)) {
            assertThat(process.awaitExit()).as(process::output).isZero();
            return process.output();
        }
    }

    private static Map<String, String> settings(Map<String, String> more) {
        Map<String, String> settings = new TreeMap<>(more);
        settings.put("RIALTO_POSTGRES_URL", SERVERS.jdbcUrl());
        settings.put("RIALTO_TOPICS_BOOTSTRAP", SERVERS.bootstrap());
        settings.put("RIALTO_S3_ENDPOINT", SERVERS.s3Endpoint().toString());
        settings.put("RIALTO_S3_ACCESS_KEY", SERVERS.accessKey());
        settings.put("RIALTO_S3_SECRET_KEY", SERVERS.secretKey());
        settings.put("RIALTO_S3_BUCKET", BUCKET);
        settings.put("RIALTO_DATA_DIR", folder.toString());
        settings.put("TRINO_PORT", PORT);
        settings.put("TRINO_FORMAT", "TSV");
        return settings;
    }

    /** In the form of Trino's tab-separated output. */
    private static List<String> postgres(String query) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection session = connect();
                ResultSet row = session.createStatement().executeQuery(query)) {
            int columns = row.getMetaData().getColumnCount();
            while (row.next()) {
                List<String> values = new ArrayList<>();
                for (int column = 1; column <= columns; column++) {
                    values.add(row.getString(column));
                }
                rows.add(String.join("\t", values));
            }
        }
        return rows;
    }

    private static void sql(String statement) throws SQLException {
        try (Connection session = connect()) {
            session.createStatement().execute(statement);
        }
    }

    /** In UTC, as the lake is. */
    private static Connection connect() throws SQLException {
        Connection session = DriverManager.getConnection(SERVERS.jdbcUrl(), "rialto", "rialto");
        session.createStatement().execute("SET TIME ZONE 'UTC'");
        return session;
    }
}
