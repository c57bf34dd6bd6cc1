package dev.rialto.analytics.products;

import dev.rialto.analytics.window.Statistic;
import dev.rialto.analytics.window.WindowId;
import dev.rialto.events.Json;
import dev.rialto.events.RankedProduct;
import dev.rialto.events.TopProducts;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import java.util.function.ToLongFunction;

/**
 * The products of which most was sold, how they stood in the window before, and whether more or
 * fewer orders have them than in the windows before.
 */
record TopProductsStatistic(String topic, int top, Question question) implements Statistic {

    /** Windows that the trend looks back on. */
    static final int LOOKED_BACK = 3;

    @Override
    public LongFunction<byte[]> answer(WindowId id, boolean closed) {
        List<RankedProduct> byQuantity = ranked(id, Sales::quantity);
        List<RankedProduct> byRevenue = ranked(id, Sales::revenue);
        return revision ->
                Json.write(
                        new TopProducts(
                                id.startInstant(),
                                id.endInstant(),
                                id.duration(),
                                revision,
                                closed,
                                byQuantity,
                                byRevenue));
    }

    private List<RankedProduct> ranked(WindowId id, ToLongFunction<Sales> by) {
        SalesTotals now = question.totals().of(id);
        List<Long> best = now.ranking(by);
        if (best.isEmpty()) {
            return List.of();
        }
        Map<Long, Integer> ranksBefore = ranks(question.totals().of(id.later(-1)).ranking(by));
        List<SalesTotals> before = new ArrayList<>(LOOKED_BACK);
        for (int i = 1; i <= LOOKED_BACK; i++) {
            before.add(question.totals().of(id.later(-i)));
        }
        List<RankedProduct> ranked = new ArrayList<>(top);
        for (long product : best.subList(0, Math.min(top, best.size()))) {
            Sales sold = now.products().get(product);
            long ordersBefore = before.stream().mapToLong(some -> some.ordersOf(product)).sum();
            int rank = ranked.size() + 1;
            ranked.add(placed(rank, ranksBefore.get(product), product, sold, ordersBefore));
        }
        return ranked;
    }

    private RankedProduct placed(
            int rank, Integer rankBefore, long product, Sales sold, long ordersBefore) {
        Catalogue catalogue = question.catalogue();
        return new RankedProduct(
                rank,
                rankBefore,
                product,
                catalogue.product(product),
                catalogue.category(catalogue.categoryOf(product)),
                sold.quantity(),
                BigDecimal.valueOf(sold.revenue(), 2),
                sold.orders(),
                trend(sold.orders(), ordersBefore),
                direction(sold.orders(), ordersBefore));
    }

    private static BigDecimal trend(long orders, long ordersBefore) {
        return ordersBefore == 0
                ? null
                : BigDecimal.valueOf(orders * LOOKED_BACK)
                        .divide(BigDecimal.valueOf(ordersBefore), 2, RoundingMode.HALF_UP);
    }

    /** A tenth more or less than the mean. */
    private static String direction(long orders, long ordersBefore) {
        if (10 * LOOKED_BACK * orders >= 11 * ordersBefore) {
            return "rising";
        }
        return 10 * LOOKED_BACK * orders <= 9 * ordersBefore ? "falling" : "steady";
    }

    private static Map<Long, Integer> ranks(List<Long> ranking) {
        Map<Long, Integer> ranks = new HashMap<>();
        for (long product : ranking) {
            ranks.put(product, ranks.size() + 1);
        }
        return ranks;
    }
}
