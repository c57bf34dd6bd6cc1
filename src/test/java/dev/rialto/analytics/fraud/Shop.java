package dev.rialto.analytics.fraud;

import dev.rialto.analytics.AnalyticsConfig;
import dev.rialto.analytics.Computing;
import dev.rialto.analytics.RowChange;
import dev.rialto.analytics.RowCounts;
import dev.rialto.events.FraudAlert;
import dev.rialto.events.FraudRule;
import dev.rialto.events.Json;
import dev.rialto.events.Topics;
import dev.rialto.fraud.Fact;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.state.Stores;

/** A shop whose rows change, and the alerts that the topology makes of it. */
final class Shop implements AutoCloseable {

    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final Map<String, FraudAlert> alerts = new TreeMap<>();
    private final Map<Long, Fact> orders = new HashMap<>();
    private final TopologyTestDriver driver;
    private final TestInputTopic<Long, RowChange<Fact>> orderChanges;
    private final TestInputTopic<byte[], byte[]> payments;
    private final TestInputTopic<byte[], byte[]> customers;
    private final TestInputTopic<String, byte[]> rules;
    private final TestOutputTopic<String, byte[]> found;
    private final RowCounts counts = new RowCounts();
    private long published;

    /** A shop without rows. */
    Shop(Path stateDir) {
        SmallRyeConfig config =
                new SmallRyeConfigBuilder()
                        .withMapping(AnalyticsConfig.class)
                        .withMapping(Topics.class)
                        .addDefaultInterceptors()
                        .addDiscoveredConverters()
                        .withDefaultValue("rialto.topics.bootstrap", "none:1")
                        .withDefaultValue("java.io.tmpdir", stateDir.toString())
                        .build();
        Topics topics = config.getConfigMapping(Topics.class);
        StreamsBuilder builder = new StreamsBuilder();
        var passed = new Passed();
        FraudTopology.add(
                builder,
                builder.stream("orders", Consumed.with(Serdes.Long(), passed.serde())),
                Computing.of(
                        config.getConfigMapping(AnalyticsConfig.class),
                        topics,
                        counts,
                        () -> false),
                // TopologyTestDriver flushes after each record, which takes a disk its time.
                Stores::inMemoryKeyValueStore);
        Properties settings = new Properties();
        settings.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString());
        driver = new TopologyTestDriver(builder.build(), settings, NOON);
        var bytes = new ByteArraySerializer();
        orderChanges =
                driver.createInputTopic(
                        "orders", Serdes.Long().serializer(), passed.serde().serializer());
        payments = driver.createInputTopic(topics.change("payments"), bytes, bytes);
        customers = driver.createInputTopic(topics.change("customers"), bytes, bytes);
        rules = driver.createInputTopic(Topics.FRAUD_RULES, new StringSerializer(), bytes);
        found =
                driver.createOutputTopic(
                        Topics.FRAUD_ALERTS, new StringDeserializer(), new ByteArrayDeserializer());
    }

    /** An order of so many seconds after noon is placed or becomes another. */
    void order(long id, long customer, long seconds, String total) {
        order(Fact.of(at(seconds), id, new BigDecimal(total), customer));
    }

    void order(Fact after) {
        Fact before = orders.put(after.id(), after);
        orderChanges.pipeInput(after.id(), new RowChange<>(before, after));
    }

    void deleteOrder(long id) {
        orderChanges.pipeInput(id, new RowChange<>(orders.remove(id), null));
    }

    void payment(long id, long customer, long seconds, String status) {
        Map<String, Object> row = new HashMap<>();
        row.put("payment_id", id);
        row.put("customer_id", customer);
        row.put("payment_date", at(seconds));
        row.put("amount", new BigDecimal("5.00"));
        row.put("status", status);
        change(payments, "payment_id", id, row);
    }

    void deletePayment(long id) {
        change(payments, "payment_id", id, null);
    }

    void customer(long id, String address) {
        change(customers, "customer_id", id, Map.of("customer_id", id, "address", address));
    }

    void deleteCustomer(long id) {
        change(customers, "customer_id", id, null);
    }

    /** Whatever somebody may write to the topics of payments and customers. */
    void nonsense() {
        byte[] key = "{\"id\":1}".getBytes(StandardCharsets.UTF_8);
        for (var topic : List.of(payments, customers)) {
            topic.pipeInput(key, "{\"after\":".getBytes(StandardCharsets.UTF_8));
            topic.pipeInput(new byte[0], Json.write(Map.of("after", Map.of(), "source", 1)));
        }
        change(payments, "payment_id", 1, Map.of("payment_id", 1, "payment_date", "never"));
    }

    void rule(FraudRule version) {
        rules.pipeInput(version.key(), Json.write(version));
    }

    /** Lets a period pass, and gives the alerts that there are then. */
    Map<String, FraudAlert> alerts() {
        pass(Duration.ofSeconds(1));
        return alerts;
    }

    void pass(Duration time) {
        driver.advanceWallClockTime(time);
        for (var record : found.readRecordsToList()) {
            published++;
            if (record.value() == null) {
                alerts.remove(record.key());
            } else {
                alerts.put(record.key(), Json.read(record.value(), FraudAlert.class));
            }
        }
    }

    /** How many records there were so far. */
    long published() {
        return published;
    }

    /** How many events were not understood. */
    long malformed() {
        return counts.malformed().sum();
    }

    Map<Long, Fact> orders() {
        return orders;
    }

    static Instant at(long seconds) {
        return NOON.plusSeconds(seconds);
    }

    @Override
    public void close() {
        driver.close();
    }

    private static void change(
            TestInputTopic<byte[], byte[]> topic, String keyName, long id, Object after) {
        Map<String, Object> envelope = new HashMap<>();
        envelope.put("after", after);
        envelope.put("source", Map.of());
        envelope.put("op", after == null ? "d" : "r");
        byte[] key = "{\"%s\":%d}".formatted(keyName, id).getBytes(StandardCharsets.UTF_8);
        topic.pipeInput(key, Json.write(envelope));
        if (after == null) {
            topic.pipeInput(key, (byte[]) null);
        }
    }
}
