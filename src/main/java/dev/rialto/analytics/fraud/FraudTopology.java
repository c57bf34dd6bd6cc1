package dev.rialto.analytics.fraud;

import dev.rialto.analytics.AnalyticsConfig;
import dev.rialto.analytics.JsonSerde;
import dev.rialto.analytics.RowChange;
import dev.rialto.events.FraudAlert;
import dev.rialto.events.OrderRow;
import dev.rialto.events.Topics;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.state.Stores;

/** Order changes go to their customer, and the rules look at each customer. */
public final class FraudTopology {

    private FraudTopology() {}

    /** Adds the rules to the topology. */
    public static void add(
            StreamsBuilder builder,
            KStream<Long, RowChange<OrderRow>> orders,
            AnalyticsConfig config) {
        builder.addStateStore(
                Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(VelocityAlerts.STORE),
                        Serdes.Long(),
                        JsonSerde.of(CustomerOrders.class)));
        orders.flatMap((orderId, change) -> PlacedChange.of(change))
                .repartition(
                        Repartitioned.with(Serdes.Long(), JsonSerde.of(PlacedChange.class))
                                .withName("fraud"))
                .process(() -> new VelocityAlerts(config), VelocityAlerts.STORE)
                .to(
                        Topics.FRAUD_ALERTS,
                        Produced.with(Serdes.String(), JsonSerde.of(FraudAlert.class)));
    }
}
