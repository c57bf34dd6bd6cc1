package dev.rialto.analytics.fraud;

import dev.rialto.analytics.Computing;
import dev.rialto.analytics.JsonSerde;
import dev.rialto.analytics.RowChange;
import dev.rialto.analytics.TableRows;
import dev.rialto.analytics.state.BeforeCommit;
import dev.rialto.events.FraudAlert;
import dev.rialto.events.Topics;
import dev.rialto.fraud.Fact;
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
            StreamsBuilder builder, KStream<Long, RowChange<Fact>> orders, Computing computing) {
        add(builder, orders, computing, Stores::persistentKeyValueStore);
    }

    /**
     * Adds the rules, with state of the caller's choice.
     *
     * @param stores makes a store of a name
     */
    static void add(
            StreamsBuilder builder,
            KStream<Long, RowChange<Fact>> orders,
            Computing computing,
            Function<String, KeyValueBytesStoreSupplier> stores) {
        addRules(builder);
        addStore(builder, stores.apply(FailedPayments.STORE), Serdes.Long(), Serdes.ByteArray());
        addStore(builder, stores.apply(Homes.STORE), Serdes.Long(), Serdes.Long());
        addStore(builder, stores.apply(Residents.STORE), Serdes.Bytes(), Serdes.ByteArray());
        builder.addStateStore(BeforeCommit.named(Bundles.HOOK));
        KStream<Long, Bundle> facts =
                orders.flatMapValues(OrderFacts::of)
                        .merge(failedPayments(builder, computing))
                        .merge(neighbours(builder, computing))
                        .process(Bundles::new, Bundles.HOOK);
        KStream<Long, Verdict> ofCustomers = judged(builder, facts, CUSTOMERS, computing, stores);
        KStream<Long, Verdict> ofAddresses =
                judged(builder, handedOn(ofCustomers), ADDRESSES, computing, stores);
        ofCustomers
                .merge(ofAddresses)
                .filter((key, verdict) -> verdict instanceof Verdict.Alert)
                .map((key, verdict) -> keyed((Verdict.Alert) verdict))
                .to(
                        Topics.FRAUD_ALERTS,
                        Produced.with(Serdes.String(), JsonSerde.of(FraudAlert.class)));
    }

    private static KStream<Long, Verdict> judged(
            StreamsBuilder builder,
            KStream<Long, Bundle> facts,
            String stage,
            Computing computing,
            Function<String, KeyValueBytesStoreSupplier> stores) {
        builder.addStateStore(
                Stores.keyValueStoreBuilder(
                        stores.apply(stage), Serdes.Bytes(), Serdes.ByteArray()));
        builder.addStateStore(BeforeCommit.named(TableRows.hook(stage)));
        return facts.repartition(between(stage))
                .process(() -> new Judge(stage, computing), stage, TableRows.hook(stage));
    }

    /** Without a cache: Kafka Streams writes that of a global table after 10,000 records only. */
    private static void addRules(StreamsBuilder builder) {
        builder.globalTable(
                Topics.FRAUD_RULES,
                Consumed.with(Serdes.String(), Serdes.ByteArray()),
                Materialized.<String, byte[]>as(Stores.inMemoryKeyValueStore(RulesInForce.STORE))
                        .withCachingDisabled());
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
            StreamsBuilder builder, Computing computing) {
        return builder.stream(computing.topics().change("payments"), raw())
                .process(() -> new FailedPayments(computing.counts()), FailedPayments.STORE);
    }

    private static KStream<Long, SubjectEvent> neighbours(
            StreamsBuilder builder, Computing computing) {
        return builder.stream(computing.topics().change("customers"), raw())
                .process(() -> new Homes(computing.counts()), Homes.STORE)
                .map((address, event) -> bundled(event))
                .repartition(between("fraud-residents"))
                .flatMapValues(Bundle::events)
                .process(Residents::new, Residents.STORE);
    }

    private static KStream<Long, Bundle> handedOn(KStream<Long, Verdict> verdicts) {
        return verdicts.filter((address, verdict) -> verdict instanceof Verdict.HandedOn)
                .map((address, verdict) -> bundled(((Verdict.HandedOn) verdict).change()));
    }

    private static KeyValue<Long, Bundle> bundled(SubjectEvent event) {
        return KeyValue.pair(Bundle.key(event), Bundle.of(event));
    }

    private static KeyValue<String, FraudAlert> keyed(Verdict.Alert found) {
        return KeyValue.pair(found.id(), found.alert());
    }

    private static Consumed<byte[], byte[]> raw() {
        return Consumed.with(Serdes.ByteArray(), Serdes.ByteArray());
    }

    private static Repartitioned<Long, Bundle> between(String name) {
        return Repartitioned.with(Serdes.Long(), BundleSerde.serde()).withName(name);
    }
}
