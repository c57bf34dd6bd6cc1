package dev.rialto.analytics.revenue;

import dev.rialto.analytics.AnalyticsConfig;
import dev.rialto.analytics.JsonSerde;
import dev.rialto.analytics.RowChange;
import dev.rialto.events.OrderRow;
import dev.rialto.events.RevenueWindow;
import dev.rialto.events.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.state.Stores;

/**
 * Each order change becomes what it takes from one window and gives to another; the windows add
 * that up.
 */
public final class RevenueTopology {

    static final Duration WINDOW = Duration.ofMinutes(1);

    private RevenueTopology() {}

    /** Adds the question to the topology. */
    public static void add(
            StreamsBuilder builder,
            KStream<Long, RowChange<OrderRow>> orders,
            AnalyticsConfig config) {
        builder.addStateStore(
                Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(RevenueWindows.STORE),
                        Serdes.Long(),
                        JsonSerde.of(WindowState.class)));
        orders.flatMap((orderId, change) -> deltas(change))
                .repartition(
                        Repartitioned.with(Serdes.Long(), JsonSerde.of(Revenue.class))
                                .withName("revenue"))
                .process(() -> new RevenueWindows(config), RevenueWindows.STORE)
                .to(
                        Topics.REVENUE,
                        Produced.with(Serdes.String(), JsonSerde.of(RevenueWindow.class)));
    }

    /** By the start of the window, in milliseconds; one delta where both versions share it. */
    static List<KeyValue<Long, Revenue>> deltas(RowChange<OrderRow> change) {
        List<KeyValue<Long, Revenue>> deltas = new ArrayList<>(2);
        OrderRow before = change.before();
        OrderRow after = change.after();
        if (before != null && after != null && start(before) == start(after)) {
            Revenue difference = Revenue.of(after).plus(Revenue.of(before).negated());
            deltas.add(KeyValue.pair(start(after), difference));
            return deltas;
        }
        if (before != null) {
            deltas.add(KeyValue.pair(start(before), Revenue.of(before).negated()));
        }
        if (after != null) {
            deltas.add(KeyValue.pair(start(after), Revenue.of(after)));
        }
        return deltas;
    }

    private static long start(OrderRow order) {
        return start(order.orderDate());
    }

    static long start(Instant eventTime) {
        long millis = eventTime.toEpochMilli();
        return millis - Math.floorMod(millis, WINDOW.toMillis());
    }
}
