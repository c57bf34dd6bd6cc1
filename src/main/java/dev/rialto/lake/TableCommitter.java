package dev.rialto.lake;

import dev.rialto.lake.DeltaTable.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Gathers what the assigned partitions of one table's topic bring, and commits it when it is due.
 */
final class TableCommitter {

    private final DeltaTable table;
    private final LakeTable declared;
    private final Duration patience;
    private final int rows;
    private final Map<TopicPartition, Span> spans = new HashMap<>();
    private Batch batch;
    private Instant waitingSince;

    TableCommitter(LakeTable declared, DeltaTable table, LakeConfig config) {
        this.declared = declared;
        this.table = table;
        this.patience = config.commitInterval();
        this.rows = config.commitRows();
        forget();
    }

    String table() {
        return declared.name();
    }

    /** Gives up what is gathered, and every partition. */
    void forget() {
        spans.clear();
        batch = new Batch(declared);
        waitingSince = null;
    }

    /**
     * Takes a partition over.
     *
     * @return the offset to read on from, or {@link Span#NOTHING} for the first that there is
     */
    long take(TopicPartition partition) {
        long held =
                table.refreshOrCreate()
                        .txns()
                        .getOrDefault(LakeOffsets.appId(partition), Span.NOTHING);
        spans.put(partition, new Span(held, held));
        return held;
    }

    void add(ConsumerRecord<byte[], byte[]> change) {
        try {
            batch.add(change.value());
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(
                    "cannot take record %d of %s-%d into the lake: %s"
                            .formatted(
                                    change.offset(),
                                    change.topic(),
                                    change.partition(),
                                    e.getMessage()),
                    e);
        }
    }

    /**
     * Says that everything before the offset is gathered, be it changes, tombstones or the marks of
     * transactions.
     */
    void reach(TopicPartition partition, long offset, Instant now) {
        Span span = spans.get(partition);
        if (offset > span.to()) {
            spans.put(partition, new Span(span.from(), offset));
            waitingSince = waitingSince == null ? now : waitingSince;
        }
    }

    boolean due(Instant now) {
        return waitingSince != null
                && (batch.changes().size() >= rows || !now.isBefore(waitingSince.plus(patience)));
    }

    /**
     * Commits what is gathered.
     *
     * @return how many rows changed
     */
    int commit() {
        Map<String, Span> reached = new HashMap<>();
        spans.forEach((partition, span) -> reached.put(LakeOffsets.appId(partition), span));
        table.commit(batch.changes(), reached);
        int changed = batch.changes().size();
        spans.replaceAll((_, span) -> new Span(span.to(), span.to()));
        batch = new Batch(declared);
        waitingSince = null;
        return changed;
    }

    /** The first offset of each partition that the lake does not hold. */
    Map<TopicPartition, Long> held() {
        Map<TopicPartition, Long> held = new HashMap<>();
        spans.forEach((partition, span) -> held.put(partition, span.from()));
        return held;
    }
}
