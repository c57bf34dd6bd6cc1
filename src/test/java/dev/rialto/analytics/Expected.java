package dev.rialto.analytics;

import dev.rialto.analytics.FakeShop.Item;
import dev.rialto.analytics.FakeShop.Order;
import dev.rialto.analytics.FakeShop.Product;
import dev.rialto.events.CategorySales;
import dev.rialto.events.CategoryWindow;
import dev.rialto.events.RankedProduct;
import dev.rialto.events.RevenueWindow;
import dev.rialto.events.TopProducts;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The statistics as the definitions have them, computed from a shop's rows the long way. */
record Expected(FakeShop shop, int top) {

    private static final BigDecimal ZERO = new BigDecimal("0.00");

    /** By key; revision 0 and not closed, for these are not properties of the rows. */
    Map<String, RevenueWindow> revenue(Duration size) {
        Map<String, RevenueWindow> windows = new HashMap<>();
        Map<Instant, List<Order>> byWindow = group(shop.orders.values(), Order::date, size);
        byWindow.forEach(
                (start, orders) -> {
                    BigDecimal net = net(orders);
                    BigDecimal before = net(byWindow.getOrDefault(start.minus(size), List.of()));
                    BigDecimal gross = sum(orders, Order::total);
                    RevenueWindow window =
                            new RevenueWindow(
                                    start,
                                    start.plus(size),
                                    size,
                                    0,
                                    false,
                                    orders.size(),
                                    gross,
                                    sum(with("cancelled", orders), Order::total),
                                    sum(with("refunded", orders), Order::total),
                                    net,
                                    gross.divide(
                                            BigDecimal.valueOf(orders.size()),
                                            2,
                                            RoundingMode.HALF_UP),
                                    orders.stream().map(Order::customer).distinct().count(),
                                    before,
                                    net.subtract(before),
                                    before.signum() == 0
                                            ? null
                                            : net.subtract(before)
                                                    .multiply(BigDecimal.valueOf(100))
                                                    .divide(before, 2, RoundingMode.HALF_UP));
                    windows.put(window.key(), window);
                });
        return windows;
    }

    Map<String, TopProducts> topProducts(Duration size) {
        Map<String, TopProducts> windows = new HashMap<>();
        Map<Instant, List<Item>> byWindow = group(shop.items.values(), Item::created, size);
        for (Instant start : byWindow.keySet()) {
            TopProducts window =
                    new TopProducts(
                            start,
                            start.plus(size),
                            size,
                            0,
                            false,
                            ranked(byWindow, start, size, Expected::quantity),
                            ranked(byWindow, start, size, Expected::revenue));
            windows.put(window.key(), window);
        }
        return windows;
    }

    Map<String, CategoryWindow> categories(Duration size) {
        Map<String, CategoryWindow> windows = new HashMap<>();
        group(shop.items.values(), Item::created, size)
                .forEach(
                        (start, items) -> {
                            CategoryWindow window =
                                    new CategoryWindow(
                                            start,
                                            start.plus(size),
                                            size,
                                            0,
                                            false,
                                            categories(items));
                            windows.put(window.key(), window);
                        });
        return windows;
    }

    private List<CategorySales> categories(List<Item> items) {
        BigDecimal all = revenue(items);
        Map<Long, List<Item>> byCategory =
                items.stream()
                        .collect(
                                Collectors.groupingBy(
                                        item -> shop.products.get(item.product()).category()));
        return byCategory.entrySet().stream()
                .map(
                        entry -> {
                            List<Item> of = entry.getValue();
                            return new CategorySales(
                                    entry.getKey(),
                                    shop.categories.get(entry.getKey()),
                                    quantity(of).longValueExact(),
                                    revenue(of),
                                    of.stream().map(Item::order).distinct().count(),
                                    all.signum() == 0
                                            ? new BigDecimal("0.0000")
                                            : revenue(of).divide(all, 4, RoundingMode.HALF_UP));
                        })
                .sorted(
                        Comparator.comparing(CategorySales::revenue)
                                .reversed()
                                .thenComparing(CategorySales::categoryId))
                .toList();
    }

    private List<RankedProduct> ranked(
            Map<Instant, List<Item>> byWindow,
            Instant start,
            Duration size,
            Function<List<Item>, BigDecimal> by) {
        List<RankedProduct> ranked = new ArrayList<>();
        List<Long> before = ranking(byWindow.get(start.minus(size)), by);
        for (long id : ranking(byWindow.get(start), by).stream().limit(top).toList()) {
            List<Item> sold = of(byWindow.get(start), id);
            long ordersBefore = 0;
            for (int i = 1; i <= 3; i++) {
                ordersBefore += of(byWindow.get(start.minus(size.multipliedBy(i))), id).size();
            }
            Product product = shop.products.get(id);
            int rankBefore = before.indexOf(id);
            ranked.add(
                    new RankedProduct(
                            ranked.size() + 1,
                            rankBefore < 0 ? null : rankBefore + 1,
                            id,
                            product.name(),
                            shop.categories.get(product.category()),
                            quantity(sold).longValueExact(),
                            revenue(sold),
                            sold.size(),
                            ordersBefore == 0
                                    ? null
                                    : BigDecimal.valueOf(3L * sold.size())
                                            .divide(
                                                    BigDecimal.valueOf(ordersBefore),
                                                    2,
                                                    RoundingMode.HALF_UP),
                            direction(sold.size(), ordersBefore)));
        }
        return ranked;
    }

    private static String direction(long orders, long ordersBefore) {
        if (ordersBefore == 0) {
            return "rising";
        }
        BigDecimal hundredfold = BigDecimal.valueOf(300 * orders);
        if (hundredfold.compareTo(BigDecimal.valueOf(110 * ordersBefore)) >= 0) {
            return "rising";
        }
        return hundredfold.compareTo(BigDecimal.valueOf(90 * ordersBefore)) <= 0
                ? "falling"
                : "steady";
    }

    private static List<Long> ranking(List<Item> items, Function<List<Item>, BigDecimal> by) {
        if (items == null) {
            return List.of();
        }
        return items.stream()
                .map(Item::product)
                .distinct()
                .sorted(
                        Comparator.comparing((Long id) -> by.apply(of(items, id)))
                                .reversed()
                                .thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    private static List<Item> of(List<Item> items, long product) {
        return items == null
                ? List.of()
                : items.stream().filter(item -> item.product() == product).toList();
    }

    private static BigDecimal quantity(List<Item> items) {
        return BigDecimal.valueOf(items.stream().mapToLong(Item::quantity).sum());
    }

    private static BigDecimal revenue(List<Item> items) {
        return sum(items, item -> item.price().multiply(BigDecimal.valueOf(item.quantity())));
    }

    private static BigDecimal net(List<Order> orders) {
        return sum(orders, Order::total)
                .subtract(sum(with("cancelled", orders), Order::total))
                .subtract(sum(with("refunded", orders), Order::total));
    }

    private static List<Order> with(String status, List<Order> orders) {
        return orders.stream().filter(order -> order.status().equals(status)).toList();
    }

    private static <T> BigDecimal sum(List<T> rows, Function<T, BigDecimal> money) {
        return rows.stream().map(money).reduce(ZERO, BigDecimal::add);
    }

    private static <T> Map<Instant, List<T>> group(
            Collection<T> rows, Function<T, Instant> time, Duration size) {
        return rows.stream()
                .collect(
                        Collectors.groupingBy(
                                row -> {
                                    long at = time.apply(row).toEpochMilli();
                                    return Instant.ofEpochMilli(at - at % size.toMillis());
                                },
                                TreeMap::new,
                                Collectors.toList()));
    }
}
