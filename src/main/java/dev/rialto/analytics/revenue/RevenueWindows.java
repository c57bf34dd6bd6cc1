package dev.rialto.analytics.revenue;

import dev.rialto.analytics.Computing;
import dev.rialto.analytics.WindowedStatistics;
import dev.rialto.analytics.window.Parts;
import dev.rialto.analytics.window.Statistic;
import dev.rialto.analytics.window.WindowSizes;
import dev.rialto.analytics.window.WindowSums;
import dev.rialto.events.Topics;
import java.util.List;
import org.apache.kafka.streams.processor.api.Record;

/** Adds what orders come to, and publishes revenue. */
final class RevenueWindows extends WindowedStatistics<OrderDelta, RevenueMinute> {

    static final String STORE = "revenue-windows";

    // The next window says how it differs from this one.
    private static final int FOLLOWERS = 1;

    private final WindowSizes sizes;
    private final String topic;
    private WindowSums<RevenueTotals> totals;

    RevenueWindows(Computing computing) {
        super(computing, STORE, FOLLOWERS, RevenueMinute::new);
        this.sizes = computing.timing().sizes();
        this.topic = computing.topics().statistics(Topics.REVENUE);
    }

    @Override
    public void process(Record<Long, OrderDelta> delta) {
        RevenueMinute minute = changing(delta.key(), delta.value().rows());
        if (minute != null) {
            minute.add(delta.value());
        }
    }

    @Override
    protected List<Statistic> statistics(Parts<RevenueMinute> windows) {
        totals = new WindowSums<>(sizes, windows, RevenueMinute::totals, RevenueTotals::sum);
        return List.of(new RevenueStatistic(topic, totals));
    }

    @Override
    protected void forget(long start) {
        totals.forget(start);
    }
}
