package dev.rialto.analytics;

import dev.rialto.events.Json;
import dev.rialto.events.Topics;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;

/** The whole topology without brokers, and what it has published. */
final class StatisticsDriver implements AutoCloseable {

    private static final String APPLICATION = "statistics";

    private final Path folder;
    private final Map<String, String> settings;
    private final Map<String, TestInputTopic<byte[], byte[]>> inputs = new HashMap<>();
    private final Map<String, Map<String, byte[]>> published = new HashMap<>();
    private final Map<String, Integer> records = new HashMap<>();
    final RowCounts counts = new RowCounts();
    private Topics topics;
    private TopologyTestDriver driver;
    private Instant clock;
    private int lives;

    StatisticsDriver(Path folder, Instant clock, Map<String, String> settings) {
        this.folder = folder;
        this.clock = clock;
        this.settings = settings;
        open(folder.resolve("0"));
    }

    static SmallRyeConfig config(Path folder, Map<String, String> settings) {
        SmallRyeConfigBuilder builder =
                new SmallRyeConfigBuilder()
                        .withMapping(AnalyticsConfig.class)
                        .withMapping(Topics.class)
                        .addDefaultInterceptors()
                        .addDiscoveredConverters()
                        .withDefaultValue("rialto.topics.bootstrap", "none:1")
                        .withDefaultValue("java.io.tmpdir", folder.toString());
        settings.forEach(builder::withDefaultValue);
        return builder.build();
    }

    private void open(Path state) {
        SmallRyeConfig config = config(folder, settings);
        topics = config.getConfigMapping(Topics.class);
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, APPLICATION);
        properties.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
        Computing computing =
                Computing.of(
                        config.getConfigMapping(AnalyticsConfig.class),
                        topics,
                        counts,
                        () -> false);
        driver = new TopologyTestDriver(StatisticsTopology.of(computing), properties, clock);
        inputs.clear();
    }

    /** The process dies, and another goes on with its state. */
    void restart() throws IOException {
        take();
        Path from = folder.resolve(Integer.toString(lives));
        Path to = folder.resolve(Integer.toString(++lives));
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file)));
            }
        }
        driver.close();
        open(to);
    }

    void send(FakeShop.Event event) {
        inputs.computeIfAbsent(
                        event.table(),
                        table ->
                                driver.createInputTopic(
                                        topics.change(table),
                                        new ByteArraySerializer(),
                                        new ByteArraySerializer()))
                .pipeInput(event.key(), event.value());
    }

    void pass(Duration time) {
        clock = clock.plus(time);
        driver.advanceWallClockTime(time);
    }

    /** The newest record of each key, for windows of a size. */
    <T> Map<String, T> windows(String topic, Duration size, Class<T> type) {
        take();
        Map<String, T> windows = new TreeMap<>();
        published
                .getOrDefault(topic, Map.of())
                .forEach(
                        (key, json) -> {
                            if (key.startsWith(size + "/")) {
                                windows.put(key, Json.read(json, type));
                            }
                        });
        return windows;
    }

    /** How many records were published on a topic so far. */
    int records(String topic) {
        take();
        return records.getOrDefault(topic, 0);
    }

    private void take() {
        for (String topic :
                new String[] {
                    Topics.REVENUE, Topics.TOP_PRODUCTS, Topics.CATEGORIES, Topics.FRAUD_ALERTS
                }) {
            var output =
                    driver.createOutputTopic(
                            topic, new StringDeserializer(), new ByteArrayDeserializer());
            output.readKeyValuesToList()
                    .forEach(
                            record -> {
                                records.merge(topic, 1, Integer::sum);
                                published
                                        .computeIfAbsent(topic, _ -> new HashMap<>())
                                        .put(record.key, record.value);
                            });
        }
    }

    @Override
    public void close() {
        driver.close();
    }
}
