package dev.rialto.analytics.fraud;

import dev.rialto.analytics.AnalyticsConfig;
import dev.rialto.analytics.JsonSerde;
import dev.rialto.analytics.RowChange;
import dev.rialto.events.FraudAlert;
import dev.rialto.events.OrderRow;
import dev.rialto.events.Topics;
import java.util.List;
import java.util.function.Function;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.Stores;

/**
 * Facts go to their customer, and the rules judge each customer. Who shares an address is found out
 * aside, so that only the orders of these few go on to their address and are judged there.
 */
public final class FraudTopology {

    /** Tables whose changes are read beside those of orders. */
    public static final List<String> TABLES = List.of("payments", "customers");

    private static final String CUSTOMERS = "fraud-customers";
    private static final String ADDRESSES = "fraud-addresses";

    private FraudTopology() {}

    /** Adds the rules to the topology. */
    public static void add(
            StreamsBuilder builder,
            KStream<Long, RowChange<OrderRow>> orders,
            AnalyticsConfig config,
            Topics topics) {
        add(builder, orders, config, topics, Stores::persistentKeyValueStore);
    }

    /**
     * Adds the rules, with state of the caller's choice.
     *
     * @param stores makes a store of a name
     */
    static void add(
            StreamsBuilder builder,
            KStream<Long, RowChange<OrderRow>> orders,
            AnalyticsConfig config,
            Topics topics,
            Function<String, KeyValueBytesStoreSupplier> stores) {
        addRules(builder);
        addStore(builder, stores.apply(FailedPayments.STORE), Serdes.Long(), Serdes.ByteArray());
        addStore(builder, stores.apply(Homes.STORE), Serdes.Long(), Serdes.Long());
        addStore(builder, stores.apply(Residents.STORE), Serdes.Bytes(), Serdes.ByteArray());
        addStore(builder, stores.apply(CUSTOMERS), Serdes.Bytes(), Serdes.ByteArray());
        addStore(builder, stores.apply(ADDRESSES), Serdes.Bytes(), Serdes.ByteArray());
        KStream<Long, SubjectEvent> facts =
                orders.flatMap((orderId, change) -> OrderFacts.of(change))
                        .merge(failedPayments(builder, topics))
                        .merge(neighbours(builder, topics));
        KStream<Long, Verdict> ofCustomers =
                facts.repartition(between(CUSTOMERS))
                        .process(() -> new Judge(CUSTOMERS, config), CUSTOMERS);
        KStream<Long, Verdict> ofAddresses =
                handedOn(ofCustomers)
                        .repartition(between(ADDRESSES))
                        .process(() -> new Judge(ADDRESSES, config), ADDRESSES);
        ofCustomers
                .merge(ofAddresses)
                .filter((key, verdict) -> verdict instanceof Verdict.Alert)
                .map((key, verdict) -> keyed((Verdict.Alert) verdict))
                .to(
                        Topics.FRAUD_ALERTS,
                        Produced.with(Serdes.String(), JsonSerde.of(FraudAlert.class)));
    }

    private static void addRules(StreamsBuilder builder) {
        builder.globalTable(
                Topics.FRAUD_RULES,
                Consumed.with(Serdes.String(), Serdes.ByteArray()),
                Materialized.as(Stores.inMemoryKeyValueStore(RulesInForce.STORE)));
    }

    /** With a cache, so that what changes often between two commits is written once. */
    private static <K, V> void addStore(
            StreamsBuilder builder,
            KeyValueBytesStoreSupplier store,
            Serde<K> key,
            Serde<V> value) {
        builder.addStateStore(Stores.keyValueStoreBuilder(store, key, value).withCachingEnabled());
    }

    private static KStream<Long, SubjectEvent> failedPayments(
            StreamsBuilder builder, Topics topics) {
        return builder.stream(topics.change("payments"), raw())
                .process(FailedPayments::new, FailedPayments.STORE);
    }

    private static KStream<Long, SubjectEvent> neighbours(StreamsBuilder builder, Topics topics) {
        return builder.stream(topics.change("customers"), raw())
                .process(Homes::new, Homes.STORE)
                .repartition(between("fraud-residents"))
                .process(Residents::new, Residents.STORE);
    }

    private static KStream<Long, SubjectEvent> handedOn(KStream<Long, Verdict> verdicts) {
        return verdicts.filter((address, verdict) -> verdict instanceof Verdict.HandedOn)
                .mapValues(verdict -> ((Verdict.HandedOn) verdict).change());
    }

    private static KeyValue<String, FraudAlert> keyed(Verdict.Alert found) {
        return KeyValue.pair(found.id(), found.alert());
    }

    private static Consumed<byte[], byte[]> raw() {
        return Consumed.with(Serdes.ByteArray(), Serdes.ByteArray());
    }

    private static Repartitioned<Long, SubjectEvent> between(String name) {
        return Repartitioned.with(Serdes.Long(), SubjectEventSerde.serde()).withName(name);
    }
}
