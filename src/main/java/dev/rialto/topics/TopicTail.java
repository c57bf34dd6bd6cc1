package dev.rialto.topics;

import dev.rialto.events.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Follows a topic, committed records only. */
public final class TopicTail {

    private static final Duration WAIT = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Topics topics;

    public TopicTail(Topics topics) {
        this.topics = topics;
    }

    /**
     * What to show of a topic.
     *
     * @param fromBeginning rather than what comes from now on
     * @param most records to show; then it ends
     * @param key shows only records whose key holds this text; null shows all
     */
    public record Wish(String topic, boolean fromBeginning, long most, String key) {

        boolean isFor(ConsumerRecord<String, String> found) {
            return key == null || found.key() != null && found.key().contains(key);
        }
    }

    /**
     * Shows records until there have been enough of them.
     *
     * @throws IllegalArgumentException where there is no such topic
     */
    public void follow(Wish wish, Consumer<ConsumerRecord<String, String>> shown) {
        try (var consumer =
                new KafkaConsumer<>(
                        topics.readerSettings(Map.of()),
                        new StringDeserializer(),
                        new StringDeserializer())) {
            List<TopicPartition> partitions = partitions(consumer, wish.topic());
            consumer.assign(partitions);
            if (wish.fromBeginning()) {
                consumer.seekToBeginning(partitions);
            } else {
                consumer.seekToEnd(partitions);
            }
            long left = wish.most();
            while (left > 0) {
                for (ConsumerRecord<String, String> found : consumer.poll(WAIT)) {
                    if (left > 0 && wish.isFor(found)) {
                        shown.accept(found);
                        left--;
                    }
                }
            }
        }
    }

    private static List<TopicPartition> partitions(
            KafkaConsumer<String, String> consumer, String topic) {
        List<PartitionInfo> found = consumer.listTopics(PATIENCE).get(topic);
        if (found == null) {
            throw new IllegalArgumentException(
                    "there is no topic %s; 'rialto topic list' shows those there are"
                            .formatted(topic));
        }
        return found.stream().map(at -> new TopicPartition(topic, at.partition())).toList();
    }
}
