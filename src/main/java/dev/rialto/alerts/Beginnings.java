package dev.rialto.alerts;

import dev.rialto.alerts.AlertsConfig.From;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Where a target's work begins in each partition. What stands before is read all the same where the
 * target remembers: a restart then knows what was told of each episode.
 */
final class Beginnings implements ConsumerRebalanceListener {

    private final KafkaConsumer<String, byte[]> consumer;
    private final From from;
    private final boolean remembers;
    private final Map<TopicPartition, Long> starts = new HashMap<>();
    private final Map<TopicPartition, Long> news = new HashMap<>();

    Beginnings(KafkaConsumer<String, byte[]> consumer, From from, boolean remembers) {
        this.consumer = consumer;
        this.from = from;
        this.remembers = remembers;
    }

    /** Whether a record was dealt with before this process had the partition. */
    boolean isBefore(TopicPartition partition, long offset) {
        return offset < starts.getOrDefault(partition, 0L);
    }

    /**
     * Beginnings that the group does not know yet; given once. Unless they are committed, a target
     * that is to begin at the end would begin at another end after a crash.
     */
    Map<TopicPartition, Long> news() {
        Map<TopicPartition, Long> given = Map.copyOf(news);
        news.clear();
        return given;
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        Map<TopicPartition, OffsetAndMetadata> known = consumer.committed(Set.copyOf(partitions));
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        for (TopicPartition partition : partitions) {
            OffsetAndMetadata committed = known.get(partition);
            if (committed != null) {
                starts.put(partition, committed.offset());
            } else {
                long start = from == From.LATEST ? ends.get(partition) : 0L;
                starts.put(partition, start);
                news.put(partition, start);
            }
        }
        seek(partitions);
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        partitions.forEach(starts::remove);
        partitions.forEach(news::remove);
    }

    private void seek(Collection<TopicPartition> partitions) {
        if (remembers) {
            consumer.seekToBeginning(partitions);
        } else {
            partitions.forEach(partition -> consumer.seek(partition, starts.get(partition)));
        }
    }
}
