package dev.rialto.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.rialto.analytics.FakeShop.Item;
import dev.rialto.analytics.FakeShop.Order;
import dev.rialto.analytics.FakeShop.Product;
import dev.rialto.events.CategorySales;
import dev.rialto.events.CategoryWindow;
import dev.rialto.events.RankedProduct;
import dev.rialto.events.RevenueWindow;
import dev.rialto.events.TopProducts;
import dev.rialto.events.Topics;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SalesStatisticsTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final String NOON_KEY = "PT1M/2026-03-01T12:00:00Z";
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @TempDir private Path folder;
    private StatisticsDriver driver;
    private FakeShop shop;

    @BeforeEach
    void open() {
        Map<String, String> settings = Map.of("rialto.analytics.retention", "PT1H");
        driver = new StatisticsDriver(folder, NOON.plus(Duration.ofDays(1)), settings);
        shop = new FakeShop(driver::send);
    }

    @AfterEach
    void close() {
        driver.close();
    }

    @Test
    void productsAreRankedWithTheirPlaceAndTrendBefore() {
        shop.category(1, "Books");
        shop.product(7, new Product("Atlas", 1));
        shop.product(8, new Product("Globe", 1));
        item(1, NOON.minusSeconds(60), 7, 1, "5.00");
        item(2, NOON.minusSeconds(60), 8, 2, "9.00");
        item(3, NOON, 7, 3, "5.00");
        item(4, NOON, 7, 1, "5.00");
        item(5, NOON, 8, 4, "1.00");
        tick();

        TopProducts top = top(NOON_KEY);
        assertThat(top.byQuantity())
                .extracting(RankedProduct::productId, RankedProduct::previousRank)
                .containsExactly(tuple(7L, 2), tuple(8L, 1));
        assertThat(top.byRevenue().getFirst())
                .isEqualTo(
                        new RankedProduct(
                                1,
                                2,
                                7,
                                "Atlas",
                                "Books",
                                4,
                                new BigDecimal("20.00"),
                                2,
                                new BigDecimal("6.00"),
                                "rising"));
    }

    @Test
    void anItemMayComeBeforeItsProduct() {
        item(1, NOON, 7, 1, "5.00");
        tick();
        assertThat(top(NOON_KEY).byQuantity().getFirst().name()).isNull();
        assertThat(categories(NOON_KEY).getFirst().categoryId()).isNull();

        shop.product(7, new Product("Atlas", 1));
        shop.category(1, "Books");
        tick();

        assertThat(top(NOON_KEY).byQuantity().getFirst().name()).isEqualTo("Atlas");
        assertThat(categories(NOON_KEY))
                .containsExactly(
                        new CategorySales(
                                1L,
                                "Books",
                                1,
                                new BigDecimal("5.00"),
                                1,
                                new BigDecimal("1.0000")));
    }

    @Test
    void aProductThatMovesTakesItsPastAlong() {
        shop.category(1, "Books");
        shop.category(2, "Maps");
        shop.product(7, new Product("Atlas", 1));
        item(1, NOON, 7, 1, "5.00");
        tick();
        int published = driver.records(Topics.CATEGORIES);

        shop.product(7, new Product("Atlas", 2));
        tick();

        assertThat(categories(NOON_KEY)).extracting(CategorySales::name).containsExactly("Maps");
        assertThat(driver.records(Topics.CATEGORIES)).isEqualTo(published + 3);
        shop.product(7, new Product("Atlas", 2)); // of its stock, as it were
        tick();
        assertThat(driver.records(Topics.CATEGORIES)).isEqualTo(published + 3);
    }

    @Test
    void rowsBeyondRetentionAreCountedAsDropped() {
        order(1, NOON);
        order(2, NOON.plus(Duration.ofHours(12)));
        tick();

        order(3, NOON);
        tick();

        assertThat(driver.counts.dropped().sum()).isEqualTo(1);
        assertThat(driver.windows(Topics.REVENUE, MINUTE, RevenueWindow.class).get(NOON_KEY))
                .returns(1L, RevenueWindow::orders);
    }

    @Test
    void rowsForClosedWindowsAreCountedAsLate() {
        order(1, NOON);
        order(2, NOON.plus(MINUTE.multipliedBy(3)));
        order(3, NOON);
        tick();

        assertThat(driver.counts.late().sum()).isEqualTo(1);
        assertThat(driver.windows(Topics.REVENUE, MINUTE, RevenueWindow.class).get(NOON_KEY))
                .returns(2L, RevenueWindow::orders);
    }

    @Test
    void aRowOfTheFarFutureMakesThePresentNoPast() {
        Instant now = NOON.plus(Duration.ofDays(1));
        order(1, now.plus(Duration.ofDays(10_000)));
        tick();

        order(2, now);
        tick();

        assertThat(driver.counts.dropped().sum()).isZero();
    }

    @Test
    void whatIsNotUnderstoodIsSkippedAndCounted() {
        driver.send(
                new FakeShop.Event(
                        "orders",
                        "{\"order_id\":1}".getBytes(StandardCharsets.UTF_8),
                        "{}".getBytes(StandardCharsets.UTF_8)));
        order(2, NOON);
        tick();

        assertThat(driver.counts.malformed().sum()).isEqualTo(1);
        assertThat(driver.windows(Topics.REVENUE, MINUTE, RevenueWindow.class)).hasSize(1);
    }

    private void item(long id, Instant at, long product, int quantity, String price) {
        shop.item(id, new Item(at, id, product, quantity, new BigDecimal(price)));
    }

    private void order(long id, Instant at) {
        shop.order(id, new Order(at, new BigDecimal("1.00"), "paid", 1));
    }

    private TopProducts top(String key) {
        return driver.windows(Topics.TOP_PRODUCTS, MINUTE, TopProducts.class).get(key);
    }

    private List<CategorySales> categories(String key) {
        return driver.windows(Topics.CATEGORIES, MINUTE, CategoryWindow.class)
                .get(key)
                .categories();
    }

    private void tick() {
        driver.pass(Duration.ofSeconds(1));
    }
}
