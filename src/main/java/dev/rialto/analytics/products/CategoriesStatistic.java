package dev.rialto.analytics.products;

import dev.rialto.analytics.window.Statistic;
import dev.rialto.analytics.window.WindowId;
import dev.rialto.events.CategorySales;
import dev.rialto.events.CategoryWindow;
import dev.rialto.events.Json;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;

/** What was sold of each category. */
record CategoriesStatistic(String topic, Question question) implements Statistic {

    private static final int SHARE_SCALE = 4;

    private static final Comparator<CategorySales> ORDER =
            Comparator.comparing(CategorySales::revenue)
                    .reversed()
                    .thenComparing(
                            CategorySales::categoryId,
                            Comparator.nullsLast(Comparator.naturalOrder()));

    @Override
    public LongFunction<byte[]> answer(WindowId id, boolean closed) {
        SalesTotals totals = question.totals().of(id);
        Map<Long, Sales> sold = new HashMap<>();
        totals.products()
                .forEach(
                        (product, sales) ->
                                sold.merge(
                                        question.catalogue().categoryOf(product),
                                        sales,
                                        Sales::plus));
        long revenue = sold.values().stream().mapToLong(Sales::revenue).sum();
        List<CategorySales> categories =
                sold.entrySet().stream()
                        .map(
                                entry ->
                                        category(
                                                entry.getKey(),
                                                entry.getValue(),
                                                totals.categoryOrders().get(entry.getKey()).size(),
                                                revenue))
                        .sorted(ORDER)
                        .toList();
        return revision ->
                Json.write(
                        new CategoryWindow(
                                id.startInstant(),
                                id.endInstant(),
                                id.duration(),
                                revision,
                                closed,
                                categories));
    }

    private CategorySales category(Long id, Sales sold, long orders, long ofRevenue) {
        return new CategorySales(
                id,
                question.catalogue().category(id),
                sold.quantity(),
                BigDecimal.valueOf(sold.revenue(), 2),
                orders,
                share(sold.revenue(), ofRevenue));
    }

    private static BigDecimal share(long part, long whole) {
        return whole == 0
                ? BigDecimal.ZERO.setScale(SHARE_SCALE)
                : BigDecimal.valueOf(part)
                        .divide(BigDecimal.valueOf(whole), SHARE_SCALE, RoundingMode.HALF_UP);
    }
}
