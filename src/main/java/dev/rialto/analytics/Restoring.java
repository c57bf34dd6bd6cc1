package dev.rialto.analytics;

import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.StateRestoreListener;

/** How much of the state is still to be read back from Kafka. */
final class Restoring implements StateRestoreListener {

    private final LongAdder left = new LongAdder();

    /** In words, for the operator. */
    String says() {
        long records = left();
        return records > 0
                ? "restores its state: %d records left".formatted(records)
                : "takes its share of the partitions";
    }

    long left() {
        return Math.max(0, left.sum());
    }

    @Override
    public void onRestoreStart(TopicPartition partition, String store, long from, long to) {
        left.add(to - from);
    }

    @Override
    public void onBatchRestored(TopicPartition partition, String store, long end, long records) {
        left.add(-records);
    }

    @Override
    public void onRestoreEnd(TopicPartition partition, String store, long total) {
        // Offsets of transaction markers are never restored, so the rest is taken as done.
        left.reset();
    }
}
