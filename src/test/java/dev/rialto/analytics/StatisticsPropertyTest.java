package dev.rialto.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rialto.analytics.FakeShop.Item;
import dev.rialto.analytics.FakeShop.Order;
import dev.rialto.analytics.FakeShop.Product;
import dev.rialto.events.CategoryWindow;
import dev.rialto.events.RevenueWindow;
import dev.rialto.events.TopProducts;
import dev.rialto.events.Topics;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However a history comes, all statistics end as the definitions have them over the last rows. */
class StatisticsPropertyTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration SPAN = Duration.ofMinutes(150);
    private static final List<Duration> SIZES =
            List.of(Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofHours(1));
    private static final List<String> STATUSES =
            List.of("pending", "paid", "shipped", "completed", "cancelled", "refunded");
    private static final int TOP = 4;

    @TempDir private Path folder;

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void randomHistoriesEndAsTheRowsDo(long seed) throws IOException {
        Random random = new Random(seed);
        Map<String, String> settings = Map.of("rialto.analytics.top", Integer.toString(TOP));
        try (StatisticsDriver driver = new StatisticsDriver(folder, NOON.plus(SPAN), settings)) {
            FakeShop shop = new FakeShop(driver::send);
            for (int step = 0; step < 350; step++) {
                anything(random, shop);
                if (random.nextInt(60) == 0) {
                    driver.pass(Duration.ofSeconds(1));
                }
                if (random.nextInt(120) == 0) {
                    driver.restart();
                }
                if (random.nextInt(200) == 0) {
                    shop.snapshot();
                }
            }
            everyItemHasItsProduct(shop);
            driver.pass(Duration.ofSeconds(1));
            driver.pass(Duration.ofSeconds(30));

            for (Duration size : SIZES) {
                assertEqual(driver, new Expected(shop, TOP), size);
            }
        }
    }

    private static void assertEqual(StatisticsDriver driver, Expected expected, Duration size) {
        assertThat(
                        present(
                                driver.windows(Topics.REVENUE, size, RevenueWindow.class),
                                window -> window.orders() > 0,
                                RevenueWindow::content))
                .isEqualTo(expected.revenue(size));
        assertThat(
                        present(
                                driver.windows(Topics.TOP_PRODUCTS, size, TopProducts.class),
                                window -> !window.byQuantity().isEmpty(),
                                TopProducts::content))
                .isEqualTo(expected.topProducts(size));
        assertThat(
                        present(
                                driver.windows(Topics.CATEGORIES, size, CategoryWindow.class),
                                window -> !window.categories().isEmpty(),
                                CategoryWindow::content))
                .isEqualTo(expected.categories(size));
    }

    private static void anything(Random random, FakeShop shop) {
        switch (random.nextInt(12)) {
            case 0, 1, 2, 3 -> shop.order(random.nextInt(80), order(random));
            case 4, 5, 6, 7 -> addItem(random, shop);
            case 8 -> anyOf(random, shop.orders).ifPresent(shop::removeOrder);
            case 9 -> anyOf(random, shop.items).ifPresent(shop::removeItem);
            case 10 -> catalogue(random, shop);
            default -> shop.repeatAny(random);
        }
    }

    private static void addItem(Random random, FakeShop shop) {
        long order = random.nextInt(80);
        long product = random.nextInt(9);
        // The table has an order's product once.
        long id = order * 9 + product;
        shop.item(id, new Item(time(random), order, product, 1 + random.nextInt(5), money(random)));
    }

    private static void catalogue(Random random, FakeShop shop) {
        if (random.nextBoolean()) {
            shop.product(
                    random.nextInt(9),
                    new Product("product " + random.nextInt(100), random.nextInt(3)));
        } else {
            shop.category(random.nextInt(3), "category " + random.nextInt(100));
        }
    }

    private static void everyItemHasItsProduct(FakeShop shop) {
        for (long id = 0; id < 9; id++) {
            if (!shop.products.containsKey(id)) {
                shop.product(id, new Product("product", id % 3));
            }
        }
        for (long id = 0; id < 3; id++) {
            shop.category(id, "category of the end");
        }
    }

    private static Order order(Random random) {
        String status = STATUSES.get(random.nextInt(STATUSES.size()));
        return new Order(time(random), money(random), status, random.nextInt(20));
    }

    private static Instant time(Random random) {
        return NOON.plusNanos(1_000L * random.nextLong(SPAN.toNanos() / 1_000));
    }

    private static BigDecimal money(Random random) {
        return BigDecimal.valueOf(random.nextInt(100_000), 2);
    }

    private static Optional<Long> anyOf(Random random, Map<Long, ?> rows) {
        return rows.keySet().stream().skip(random.nextInt(Math.max(1, rows.size()))).findFirst();
    }

    private static <T> Map<String, T> present(
            Map<String, T> windows, Predicate<T> there, Function<T, T> plain) {
        return windows.entrySet().stream()
                .filter(entry -> there.test(entry.getValue()))
                .collect(
                        Collectors.toMap(
                                Map.Entry::getKey, entry -> plain.apply(entry.getValue())));
    }
}
