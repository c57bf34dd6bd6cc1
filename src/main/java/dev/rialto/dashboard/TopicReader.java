package dev.rialto.dashboard;

import dev.rialto.events.FraudAlert;
import dev.rialto.events.Json;
import dev.rialto.events.RevenueWindow;
import dev.rialto.events.Topics;
import dev.rialto.kernel.Health;
import io.micrometer.core.instrument.Counter;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jboss.logging.Logger;

/**
 * Reads the statistics topics from their beginning into the model: all partitions, as every process
 * needs everything. For one thread; {@link #wakeup()} alone may come from another.
 */
final class TopicReader implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(TopicReader.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final long LOOK_EVERY = Duration.ofSeconds(5).toNanos();
    // A platform that starts makes its topics within a moment.
    private static final long LOOK_EVERY_FOR_TOPICS = Duration.ofMillis(300).toNanos();
    private static final Duration LOOK_TIMEOUT = Duration.ofSeconds(5);
    private static final long BEAT_EVERY = Duration.ofSeconds(15).toNanos();

    // More than this many records still to read, and old versions are not worth showing.
    private static final int BEHIND = 500;

    private final Topics topics;
    private final List<String> names;
    private final ReadModel model;
    private final Counter malformed;
    private final KafkaConsumer<String, byte[]> consumer;

    /** How far there was something to read when it began, until that is read. */
    private final Map<TopicPartition, Long> unread = new HashMap<>();

    private Health health = new Health.Waiting("connecting to Kafka");
    private long looked = System.nanoTime() - LOOK_EVERY;
    private long beaten = System.nanoTime();

    TopicReader(Topics topics, ReadModel model, Counter malformed) {
        this.topics = topics;
        this.names =
                List.of(
                        topics.statistics(Topics.REVENUE),
                        topics.statistics(Topics.TOP_PRODUCTS),
                        topics.statistics(Topics.CATEGORIES),
                        Topics.FRAUD_ALERTS);
        this.model = model;
        this.malformed = malformed;
        this.consumer =
                new KafkaConsumer<>(
                        topics.readerSettings(settings()),
                        new StringDeserializer(),
                        new ByteArrayDeserializer());
    }

    private static Map<String, Object> settings() {
        return Map.of(
                ConsumerConfig.CLIENT_ID_CONFIG,
                "rialto-dashboard",
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false);
    }

    /** Looks around where it is time to, and says how it goes. */
    Health look() {
        beat();
        boolean complete = consumer.assignment().size() >= names.size();
        if (System.nanoTime() - looked >= (complete ? LOOK_EVERY : LOOK_EVERY_FOR_TOPICS)) {
            health = lookAround();
            looked = System.nanoTime();
        }
        unread.entrySet().removeIf(end -> isRead(end.getKey(), end.getValue()));
        return unread.isEmpty() || health instanceof Health.Waiting
                ? health
                : new Health.Waiting("reads what was published before");
    }

    /** Takes what there is, or waits about a second for something. */
    void read() {
        if (idle()) {
            model.behind(false);
            return;
        }
        ConsumerRecords<String, byte[]> records = consumer.poll(POLL);
        model.behind(consumer.assignment().stream().anyMatch(this::isBehind));
        records.forEach(this::take);
    }

    /** Whether there is nothing to read: the topics are not there. */
    boolean idle() {
        return consumer.assignment().isEmpty();
    }

    void wakeup() {
        consumer.wakeup();
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(Duration.ofSeconds(1)));
    }

    private void beat() {
        if (System.nanoTime() - beaten >= BEAT_EVERY) {
            model.beat();
            beaten = System.nanoTime();
        }
    }

    /** Asks a broker, which polling does not: a poll says nothing where nobody answers. */
    private Health lookAround() {
        try {
            Map<String, List<PartitionInfo>> there = consumer.listTopics(LOOK_TIMEOUT);
            assign(there);
            List<String> missing = names.stream().filter(name -> !there.containsKey(name)).toList();
            return new Health.Ready(
                    missing.isEmpty()
                            ? "follows " + String.join(", ", names)
                            : "nothing published yet on " + String.join(", ", missing));
        } catch (TimeoutException e) {
            return new Health.Waiting(
                    "Kafka at %s does not answer; asking again every %d s"
                            .formatted(topics.bootstrap(), LOOK_EVERY / 1_000_000_000));
        }
    }

    private void assign(Map<String, List<PartitionInfo>> there) {
        Set<TopicPartition> wanted =
                names.stream()
                        .flatMap(name -> there.getOrDefault(name, List.of()).stream())
                        .map(
                                partition ->
                                        new TopicPartition(
                                                partition.topic(), partition.partition()))
                        .collect(Collectors.toSet());
        if (!wanted.equals(consumer.assignment())) {
            Map<TopicPartition, Long> ends = consumer.endOffsets(wanted, LOOK_TIMEOUT);
            Set<TopicPartition> known = consumer.assignment();
            consumer.assign(wanted);
            unread.keySet().retainAll(wanted);
            ends.forEach(
                    (partition, end) -> {
                        if (!known.contains(partition)) {
                            unread.put(partition, end);
                        }
                    });
        }
    }

    private boolean isRead(TopicPartition partition, long end) {
        return end == 0
                // Unknown before the first answer, and asking for the position would wait for it.
                || consumer.currentLag(partition).isPresent()
                        && consumer.position(partition) >= end;
    }

    private boolean isBehind(TopicPartition partition) {
        return consumer.currentLag(partition).orElse(Long.MAX_VALUE) > BEHIND;
    }

    private void take(ConsumerRecord<String, byte[]> record) {
        try {
            take(names.indexOf(record.topic()), record.key(), record.value());
        } catch (RuntimeException e) {
            malformed.increment();
            LOG.warnf(
                    "statistics record skipped topic=%s partition=%d offset=%d: %s",
                    record.topic(), record.partition(), record.offset(), e);
        }
    }

    private void take(int topic, String key, byte[] value) {
        switch (topic) {
            case 0 -> model.revenue(key, read(value, RevenueWindow.class));
            case 1 -> model.window(Event.TOP_PRODUCTS, key, value);
            case 2 -> model.window(Event.CATEGORIES, key, value);
            default -> model.alert(key, read(value, FraudAlert.class));
        }
    }

    private static <T> T read(byte[] value, Class<T> type) {
        return value == null ? null : Json.read(value, type);
    }
}
