package dev.rialto.analytics;

import dev.rialto.events.Json;
import dev.rialto.events.TopicAdmin;
import dev.rialto.events.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * The topic through which operators steer the statistics, wherever they are computed. For one
 * thread.
 */
final class EngineTopic implements AutoCloseable {

    static final String NAME = "rialto_analytics_wanted";

    private static final TopicPartition PARTITION = new TopicPartition(NAME, 0);

    private final Topics topics;
    private final String key;
    private final KafkaConsumer<String, byte[]> consumer;
    private Wanted wanted = Wanted.FROM_THE_START;

    /** Makes the topic where it is missing. */
    EngineTopic(Topics topics, AnalyticsConfig config) throws InterruptedException {
        this.topics = topics;
        this.key = config.applicationId();
        new TopicAdmin(topics).ensureCompacted(NAME);
        this.consumer =
                new KafkaConsumer<>(
                        topics.clientSettings(Map.of()),
                        new StringDeserializer(),
                        new ByteArrayDeserializer());
        consumer.assign(List.of(PARTITION));
        consumer.seekToBeginning(List.of(PARTITION));
    }

    /** What is wanted as of now. */
    Wanted read() {
        long end = consumer.endOffsets(List.of(PARTITION)).get(PARTITION);
        while (consumer.position(PARTITION) < end) {
            follow(Duration.ofMillis(200));
        }
        return wanted;
    }

    /** What is wanted as far as this process has heard, after waiting for news. */
    Wanted follow(Duration wait) {
        consumer.poll(wait)
                .forEach(
                        record -> {
                            if (record.key().equals(key)) {
                                wanted = Json.read(record.value(), Wanted.class);
                            }
                        });
        return wanted;
    }

    /** Says what is wanted from now on. */
    void write(Wanted next) throws InterruptedException {
        Map<String, Object> settings = topics.clientSettings(Map.of());
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(NAME, 0, key, Json.write(next))).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot say what is wanted", e.getCause());
        }
    }

    @Override
    public void close() {
        // It is in no group, so there is nobody to take leave of.
        consumer.close(CloseOptions.timeout(Duration.ZERO));
    }
}
