package dev.rialto.analytics;

import dev.rialto.events.CommittedRecords;
import dev.rialto.events.Topics;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
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
        Map<String, Object> settings = topics.clientSettings(Map.of());
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
        try (var records = new CommittedRecords<>(topics, topic, new StringDeserializer())) {
            records.readToEnd(record -> take(record, keys));
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
