package dev.rialto.analytics;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.StateRestoreListener;
import org.jboss.logging.Logger;

/** How much of the state is still to be read back from Kafka, and how long that took in the end. */
final class Restoring implements StateRestoreListener {

    private static final Logger LOG = Logger.getLogger(Restoring.class);

    /** Records by partition of a store's topic; what restores is in here until it is done. */
    private final Map<TopicPartition, Long> left = new HashMap<>();

    private long begunNanos;
    private long restored;

    /** In words, for the operator. */
    String says() {
        long records = left();
        return records > 0
                ? "restores its state: %d records left".formatted(records)
                : "takes its share of the partitions";
    }

    synchronized long left() {
        return left.values().stream().mapToLong(Long::longValue).sum();
    }

    @Override
    public synchronized void onRestoreStart(
            TopicPartition partition, String store, long from, long to) {
        if (left.isEmpty()) {
            begunNanos = System.nanoTime();
            restored = 0;
        }
        left.put(partition, to - from);
    }

    @Override
    public synchronized void onBatchRestored(
            TopicPartition partition, String store, long end, long records) {
        restored += records;
        left.computeIfPresent(partition, (_, rest) -> Math.max(0, rest - records));
    }

    /** Offsets of transaction markers are never restored, so the rest is taken as done. */
    @Override
    public synchronized void onRestoreEnd(TopicPartition partition, String store, long total) {
        left.remove(partition);
        if (left.isEmpty() && restored > 0) {
            double seconds = (System.nanoTime() - begunNanos) / 1e9;
            LOG.infof("State restored records=%d seconds=%.1f", restored, seconds);
        }
    }

    @Override
    public synchronized void onRestoreSuspended(
            TopicPartition partition, String store, long total) {
        left.remove(partition);
    }
}
