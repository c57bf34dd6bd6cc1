package dev.rialto.analytics.revenue;

import dev.rialto.analytics.state.IdSet;
import java.util.List;

/**
 * What a window's orders come to; money in hundredths.
 *
 * @param customers whose orders they are; not to be changed
 */
record RevenueTotals(long orders, long gross, long cancelled, long refunded, IdSet customers) {

    static RevenueTotals sum(List<RevenueTotals> parts) {
        long orders = 0;
        long gross = 0;
        long cancelled = 0;
        long refunded = 0;
        IdSet customers = new IdSet();
        for (RevenueTotals part : parts) {
            orders += part.orders;
            gross += part.gross;
            cancelled += part.cancelled;
            refunded += part.refunded;
            customers.addAll(part.customers);
        }
        return new RevenueTotals(orders, gross, cancelled, refunded, customers);
    }

    long net() {
        return gross - cancelled - refunded;
    }
}
