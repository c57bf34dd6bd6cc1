package dev.rialto.dashboard;

import dev.rialto.events.CategorySales;
import dev.rialto.events.CategoryWindow;
import dev.rialto.events.FraudAlert;
import dev.rialto.events.RankedProduct;
import dev.rialto.events.RevenueWindow;
import dev.rialto.events.TopProducts;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Records as the statistics topics carry them. */
final class Records {

    private static final Duration HOUR = Duration.ofHours(1);
    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private Records() {}

    static RevenueWindow window(int minute, long revision) {
        return window(START.plusSeconds(60L * minute), revision, new BigDecimal("12.50"));
    }

    static RevenueWindow window(Instant start, long revision, BigDecimal net) {
        return window(start, Duration.ofMinutes(1), revision, 1, net);
    }

    static RevenueWindow hour(int hour, long orders) {
        return window(START.plus(HOUR.multipliedBy(hour)), HOUR, 1, orders, new BigDecimal("9.00"));
    }

    private static RevenueWindow window(
            Instant start, Duration size, long revision, long orders, BigDecimal net) {
        BigDecimal none = new BigDecimal("0.00");
        return new RevenueWindow(
                start,
                start.plus(size),
                size,
                revision,
                false,
                orders,
                net,
                none,
                none,
                net,
                net,
                1,
                none,
                net,
                null);
    }

    /** Of an hour in which one product was sold. */
    static TopProducts topProducts(Instant hour, String name, String revenue) {
        List<RankedProduct> ranked =
                List.of(
                        new RankedProduct(
                                1,
                                null,
                                7,
                                name,
                                "Furniture",
                                3,
                                new BigDecimal(revenue),
                                2,
                                null,
                                "rising"));
        return new TopProducts(hour, hour.plus(HOUR), HOUR, 1, false, ranked, ranked);
    }

    /** Of an hour in which something of one category was sold. */
    static CategoryWindow categories(Instant hour, String name, String revenue) {
        var sales =
                new CategorySales(
                        1L, name, 3, new BigDecimal(revenue), 2, new BigDecimal("0.6250"));
        return new CategoryWindow(hour, hour.plus(HOUR), HOUR, 1, false, List.of(sales));
    }

    static FraudAlert alert(String id, Instant last, long revision) {
        return new FraudAlert(
                id,
                "velocity",
                1,
                "high",
                42,
                List.of(1L, 2L, 3L, 4L, 5L, 6L),
                new BigDecimal("600.10"),
                "6 orders within 41 s, \"amount\":1 of them odd",
                last.minusSeconds(41),
                last,
                Duration.ofMinutes(1),
                revision,
                false,
                last,
                List.of(42L),
                List.of(),
                Map.of("orders", new BigDecimal("6")));
    }
}
