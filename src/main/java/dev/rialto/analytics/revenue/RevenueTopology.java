package dev.rialto.analytics.revenue;

import dev.rialto.analytics.Computing;
import dev.rialto.analytics.RowChange;
import dev.rialto.analytics.TableRows;
import dev.rialto.analytics.state.BeforeCommit;
import dev.rialto.analytics.state.RowChunks;
import dev.rialto.analytics.window.Answer;
import dev.rialto.fraud.Fact;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.state.Stores;

/**
 * From changes of orders to revenue by window. Each partition sums up its own changes until a
 * commit; only sums come to the one partition of windows, which is therefore no funnel.
 */
public final class RevenueTopology {

    private RevenueTopology() {}

    /** Adds the question to the topology, and gives the changes of orders for others. */
    @SuppressWarnings("unchecked") // what kind each object is, is looked at
    public static KStream<Long, RowChange<Fact>> add(StreamsBuilder builder, Computing computing) {
        builder.addStateStore(RowChunks.store(OrderRows.STORE));
        builder.addStateStore(BeforeCommit.named(TableRows.hook(OrderRows.STORE)));
        KStream<Long, Object> orders =
                builder.stream(
                                computing.topics().change("orders"),
                                Consumed.with(Serdes.ByteArray(), Serdes.ByteArray()))
                        .process(
                                () -> new OrderRows(computing),
                                OrderRows.STORE,
                                TableRows.hook(OrderRows.STORE));
        addWindows(
                builder,
                orders.filter((key, value) -> value instanceof OrderDelta)
                        .mapValues(value -> (OrderDelta) value),
                computing);
        return orders.filter((key, value) -> value instanceof RowChange)
                .mapValues(value -> (RowChange<Fact>) value);
    }

    private static void addWindows(
            StreamsBuilder builder, KStream<Long, OrderDelta> deltas, Computing computing) {
        builder.addStateStore(
                Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(RevenueWindows.STORE),
                        Serdes.Bytes(),
                        Serdes.ByteArray()));
        builder.addStateStore(BeforeCommit.named(TableRows.hook(RevenueWindows.STORE)));
        Answer.publish(
                deltas.repartition(
                                Repartitioned.with(
                                                Serdes.Long(),
                                                Serdes.serdeFrom(
                                                        (topic, delta) -> delta.packed(),
                                                        (topic, packed) ->
                                                                OrderDelta.unpacked(packed)))
                                        .withName("revenue")
                                        .withNumberOfPartitions(1))
                        .process(
                                () -> new RevenueWindows(computing),
                                RevenueWindows.STORE,
                                TableRows.hook(RevenueWindows.STORE)));
    }
}
