package dev.rialto.analytics.revenue;

import dev.rialto.analytics.window.Statistic;
import dev.rialto.analytics.window.WindowId;
import dev.rialto.analytics.window.WindowSums;
import dev.rialto.events.Json;
import dev.rialto.events.RevenueWindow;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.function.LongFunction;

/** A window's revenue, and how it compares with the window before. */
record RevenueStatistic(String topic, WindowSums<RevenueTotals> totals) implements Statistic {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    @Override
    public LongFunction<byte[]> answer(WindowId id, boolean closed) {
        RevenueTotals now = totals.of(id);
        BigDecimal net = money(now.net());
        BigDecimal previous = money(totals.of(id.later(-1)).net());
        BigDecimal change = net.subtract(previous);
        BigDecimal percent = percent(change, previous);
        return revision ->
                Json.write(
                        new RevenueWindow(
                                id.startInstant(),
                                id.endInstant(),
                                id.duration(),
                                revision,
                                closed,
                                now.orders(),
                                money(now.gross()),
                                money(now.cancelled()),
                                money(now.refunded()),
                                net,
                                average(now),
                                now.customers().size(),
                                previous,
                                change,
                                percent));
    }

    private static BigDecimal average(RevenueTotals totals) {
        return totals.orders() == 0
                ? money(0)
                : money(totals.gross())
                        .divide(BigDecimal.valueOf(totals.orders()), 2, RoundingMode.HALF_UP);
    }

    private static BigDecimal percent(BigDecimal change, BigDecimal previous) {
        return previous.signum() == 0
                ? null
                : change.multiply(HUNDRED).divide(previous, 2, RoundingMode.HALF_UP);
    }

    private static BigDecimal money(long cents) {
        return BigDecimal.valueOf(cents, 2);
    }
}
