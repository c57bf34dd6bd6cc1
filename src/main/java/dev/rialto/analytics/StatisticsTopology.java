package dev.rialto.analytics;

import dev.rialto.analytics.fraud.FraudTopology;
import dev.rialto.analytics.products.ProductsTopology;
import dev.rialto.analytics.revenue.RevenueTopology;
import dev.rialto.fraud.Fact;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.KStream;

/** All questions, on the change topics. */
final class StatisticsTopology {

    private StatisticsTopology() {}

    static Topology of(Computing computing) {
        StreamsBuilder builder = new StreamsBuilder();
        KStream<Long, RowChange<Fact>> orders = RevenueTopology.add(builder, computing);
        ProductsTopology.add(builder, computing);
        // Alerts have one topic only: a second version beside the first leaves them alone.
        if (computing.topics().statisticsSuffix().isEmpty()) {
            FraudTopology.add(builder, orders, computing);
        }
        return builder.build();
    }
}
