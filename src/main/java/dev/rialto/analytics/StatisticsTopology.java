package dev.rialto.analytics;

import dev.rialto.analytics.fraud.FraudTopology;
import dev.rialto.analytics.revenue.RevenueTopology;
import dev.rialto.events.Change;
import dev.rialto.events.Json;
import dev.rialto.events.OrderRow;
import dev.rialto.events.Topics;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.state.Stores;

/** All questions on one stream of order changes. */
final class StatisticsTopology {

    private StatisticsTopology() {}

    static Topology of(AnalyticsConfig config, Topics topics) {
        StreamsBuilder builder = new StreamsBuilder();
        builder.addStateStore(
                Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(CurrentRows.STORE),
                        Serdes.Long(),
                        JsonSerde.of(OrderRow.class)));
        KStream<Long, RowChange<OrderRow>> orders =
                builder.stream(topics.change("orders"), Consumed.with(orderKey(), orderChange()))
                        .process(CurrentRows::new, CurrentRows.STORE);
        RevenueTopology.add(builder, orders, config);
        FraudTopology.add(builder, orders, config, topics);
        return builder.build();
    }

    private static Serde<Long> orderKey() {
        Deserializer<Long> read = (topic, json) -> Json.tree(json).path("order_id").longValue();
        return Serdes.serdeFrom(new org.apache.kafka.common.serialization.LongSerializer(), read);
    }

    private static Serde<Change<OrderRow>> orderChange() {
        Deserializer<Change<OrderRow>> read =
                (topic, json) -> json == null ? null : Change.parse(json, OrderRow::of);
        return Serdes.serdeFrom(
                (topic, change) -> {
                    throw new UnsupportedOperationException("changes are only read");
                },
                read);
    }
}
