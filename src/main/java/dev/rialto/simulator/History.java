package dev.rialto.simulator;

import dev.rialto.kernel.Moment;
import dev.rialto.shop.bulk.BulkChange;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongConsumer;

/**
 * Writes a past as live shopping would have made it, in one transaction. While a batch of rows is
 * copied, the next is made up on another thread.
 */
public final class History {

    private static final int BATCH = 10_000;

    private final Connection connection;

    /**
     * What was written.
     *
     * @param revenue of orders that were paid and not refunded
     */
    public record Summary(long orders, BigDecimal revenue) {}

    /** Works on a connection that stays the caller's. */
    public History(Connection connection) {
        this.connection = connection;
    }

    /**
     * Writes it all or nothing.
     *
     * @param clear whether all orders, carts and wishlists go first
     * @param progress is told how many orders are in so far
     */
    public Summary write(HistoryPlan plan, boolean clear, LongConsumer progress)
            throws SQLException {
        try (BulkChange change = BulkChange.begin(connection)) {
            if (plan.orders() >= BulkChange.MANY_ORDERS) {
                change.setIndexesAside();
            }
            if (clear) {
                change.clearSales();
            }
            Summary summary = copy(change, plan, progress);
            change.commit();
            change.analyze();
            return summary;
        }
    }

    private Summary copy(BulkChange change, HistoryPlan plan, LongConsumer progress)
            throws SQLException {
        Past past =
                new Past(
                        plan,
                        Goods.read(connection),
                        new PastCustomers(plan, change.keys()).read(connection),
                        change.keys(),
                        Moment.now());
        long orders = 0;
        BigDecimal revenue = BigDecimal.ZERO;
        try (ExecutorService beside = Executors.newSingleThreadExecutor()) {
            PastLedger ledger = past.batch(BATCH);
            while (ledger.orders() > 0) {
                Future<PastLedger> next = beside.submit(() -> past.batch(BATCH));
                orders += ledger.orders();
                revenue = revenue.add(ledger.revenue());
                ledger.copyInto(change);
                progress.accept(orders);
                ledger = next.get();
            }
            return new Summary(orders, revenue);
        } catch (ExecutionException e) {
            throw new IllegalStateException("make up the past", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
