package dev.rialto.analytics;

import dev.rialto.events.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** What lies on the topics of windows. */
final class PublishedWindows {

    private static final List<String> NAMES =
            List.of(Topics.REVENUE, Topics.TOP_PRODUCTS, Topics.CATEGORIES);

    private final Topics topics;

    PublishedWindows(Topics topics) {
        this.topics = topics;
    }

    /** The key of the newest window of each topic; null where there is none. */
    Map<String, String> newest() {
        Map<String, String> newest = new TreeMap<>();
        for (String name : NAMES) {
            String topic = topics.statistics(name);
            newest.put(
                    topic,
                    keys(topic).stream()
                            .max(Comparator.comparing(PublishedWindows::start))
                            .orElse(null));
        }
        return newest;
    }

    /** Removes every window from the topics, for all readers. */
    void takeBack() {
        Map<String, Object> settings =
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, topics.bootstrap());
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            for (String name : NAMES) {
                String topic = topics.statistics(name);
                keys(topic).forEach(key -> producer.send(new ProducerRecord<>(topic, key, null)));
            }
            producer.flush();
        }
    }

    private Set<String> keys(String topic) {
        Set<String> keys = new TreeSet<>();
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(
                        Map.of(
                                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                topics.bootstrap(),
                                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                                "read_committed",
                                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                                false),
                        new StringDeserializer(),
                        new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = new ArrayList<>();
            if (consumer.listTopics().containsKey(topic)) {
                consumer.partitionsFor(topic)
                        .forEach(
                                found ->
                                        partitions.add(
                                                new TopicPartition(topic, found.partition())));
            }
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> take(record, keys));
            }
        }
        return keys;
    }

    private static void take(ConsumerRecord<String, byte[]> record, Set<String> keys) {
        if (record.value() == null) {
            keys.remove(record.key());
        } else {
            keys.add(record.key());
        }
    }

    private static Instant start(String key) {
        return Instant.parse(key.substring(key.indexOf('/') + 1));
    }
}
