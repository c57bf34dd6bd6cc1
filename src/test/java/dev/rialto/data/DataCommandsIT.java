package dev.rialto.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that make data, on a real database. */
class DataCommandsIT {

    private static final String ORDERS =
            """
            SELECT email, string_agg(sku || 'x' || quantity || '=' || order_items.price, ' '
                                     ORDER BY sku), orders.status, total_price,
                   rank() OVER (PARTITION BY customer_id ORDER BY order_id)
            FROM orders JOIN customers USING (customer_id) JOIN order_items USING (order_id)
                 JOIN products USING (product_id)
            GROUP BY email, order_id ORDER BY email, 5
            """;

    @TempDir private Path folder;
    private OwnShop shop;

    @BeforeEach
    void open() {
        shop = new OwnShop(folder.resolve("none"));
    }

    @Test
    void generatesAgainBesideWhatIsThereAndResets() {
        shop.run(0, "generate");
        assertThat(shop.run(0, "generate", "--json")).contains("\"products\":200");

        assertThat(shop.rows(counts())).containsExactly("30 400 200");
        assertThat(shop.run(2, "db", "reset")).contains("--yes");
        assertThat(shop.rows(counts())).containsExactly("30 400 200");

        shop.run(0, "db", "reset", "--yes");

        assertThat(shop.rows(counts())).containsExactly("0 0 0");
    }

    @Test
    void makesUpAPastThatHoldsTogether() {
        shop.run(0, "generate");
        List<String> before = constraints();

        // Above the number from which keys and indexes are set aside.
        shop.run(
                0,
                "simulate",
                "--historical",
                "30",
                "--orders-per-day",
                "1700",
                "--fraud",
                "0.001");

        assertThat(shop.number("SELECT count(*) FROM orders")).isGreaterThanOrEqualTo(50_000);
        // Few orders are pending when the past ends, at night perhaps none.
        assertThat(shop.rows("SELECT DISTINCT status FROM orders ORDER BY status"))
                .contains("cancelled", "completed", "paid", "refunded", "shipped");
        assertThat(shop.number("SELECT count(DISTINCT kind) FROM simulation_labels")).isEqualTo(4);
        assertThat(shop.number("SELECT count(DISTINCT order_date::date) FROM orders"))
                .isBetween(30L, 31L);
        assertThat(constraints()).isEqualTo(before);
        Consistency.check(shop);

        shop.run(0, "simulate", "--clear");

        assertThat(shop.number("SELECT count(*) FROM orders")).isZero();
        assertThat(constraints()).isEqualTo(before);
    }

    @Test
    void simulatesTheSameOrdersOfTheSameSeed() {
        shop.run(0, "generate");
        String[] words = {"simulate", "--sessions", "150", "--seed", "7", "--fraud", "0.1"};

        assertThat(shop.run(0, words)).contains("orders, revenue").contains("place_order");
        List<String> once = shop.rows(ORDERS);
        Consistency.check(shop);
        shop.run(0, "simulate", "--clear");
        assertThat(shop.number("SELECT count(*) FROM orders")).isZero();
        shop.run(0, words);

        assertThat(once).hasSizeGreaterThan(50);
        assertThat(shop.rows(ORDERS)).isEqualTo(once);
        assertThat(shop.number("SELECT count(*) FROM simulation_labels")).isPositive();
    }

    @Test
    void replaysAFileOnce() throws Exception {
        Path file = folder.resolve("orders.csv");
        try (var sample = getClass().getResourceAsStream("/replay/sample.csv")) {
            Files.copy(sample, file);
        }

        assertThat(shop.run(0, "replay", file.toString(), "--json"))
                .contains("\"rows\":20,\"orders\":12,\"known\":0,\"rejected\":11");
        assertThat(shop.run(0, "replay", file.toString(), "--json")).contains("\"orders\":0");

        assertThat(
                        shop.rows(
                                "SELECT count(*), sum(total_price), min(order_date AT TIME ZONE 'UTC') FROM orders"))
                .containsExactly("12 339.82 2010-12-01 08:26:00");
        assertThat(Files.readAllLines(folder.resolve("orders.csv.rejects.csv")))
                .hasSize(12)
                .anyMatch(line -> line.startsWith("11,\"a cancellation"));
    }

    @Test
    void refusesWhatIsNoOrderFileOrOutOfRange() throws Exception {
        Path file = Files.writeString(folder.resolve("poem.csv"), "Shall I compare thee\n");

        assertThat(shop.run(2, "replay", file.toString())).contains("InvoiceNo");
        assertThat(shop.run(2, "generate", "--customers", "0")).contains("--customers");
        assertThat(shop.run(2, "simulate", "--historical", "many")).contains("--historical");
    }

    private static String counts() {
        return """
               SELECT (SELECT count(*) FROM categories), (SELECT count(*) FROM products),
                      (SELECT count(*) FROM customers)
               """;
    }

    private List<String> constraints() {
        return shop.rows(
                """
                SELECT pg_get_constraintdef(oid) AS made FROM pg_constraint
                WHERE connamespace = current_schema()::regnamespace
                UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = current_schema()
                ORDER BY made
                """);
    }
}
