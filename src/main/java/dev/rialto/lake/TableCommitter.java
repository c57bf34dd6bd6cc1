package dev.rialto.lake;

import dev.rialto.lake.DeltaTable.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Gathers what the assigned partitions of one table's topic bring, and commits it when it is due.
 */
final class TableCommitter {

    private static final Logger LOG = Logger.getLogger(TableCommitter.class);

    private final DeltaTable table;
    private final LakeTable declared;
    private final Fills fills;
    private final Duration patience;
    private final int rows;
    private final Map<TopicPartition, Span> spans = new HashMap<>();
    private LakeTable shape;
    private Batch batch;
    private Instant waitingSince;
    private String stopped = "";
    private String complaint = "";

    TableCommitter(LakeTable declared, Fills fills, DeltaTable table, LakeConfig config) {
        this.declared = declared;
        this.fills = fills;
        this.shape = declared;
        this.table = table;
        this.patience = config.commitInterval();
        this.rows = config.commitRows();
        forget();
    }

    String table() {
        return declared.name();
    }

    /** Why this table is not followed any more; empty while it is. */
    String stopped() {
        return stopped;
    }

    /**
     * What gives cause to ask whether the table has changed: columns, and values that do not fit.
     */
    Stream<String> strangers() {
        return Stream.concat(
                batch.unknown().stream().map(column -> declared.name() + "." + column),
                Stream.of(stopped).filter(why -> !why.isEmpty()));
    }

    /** Gives up what is gathered, and every partition. */
    void forget() {
        spans.clear();
        batch = new Batch(shape, fills);
        waitingSince = null;
        stopped = "";
    }

    /**
     * Takes partitions over. Where the table cannot have the shape that it should, it is stopped.
     *
     * @return the offsets to read on from, or {@link Span#NOTHING} for the first that there is
     */
    Map<TopicPartition, Long> take(Collection<TopicPartition> partitions) {
        Map<String, Long> held = Map.of();
        try {
            Snapshot latest = table.refreshOrCreate(fills);
            if (!latest.table().equals(shape)) {
                shape = latest.table();
                batch = new Batch(shape, fills);
            }
            held = latest.txns();
        } catch (UnfitTableException e) {
            stop(e.getMessage() + wayOut(), e);
        }
        for (TopicPartition partition : partitions) {
            long from = held.getOrDefault(LakeOffsets.appId(partition), Span.NOTHING);
            spans.put(partition, new Span(from, from));
        }
        return held();
    }

    /** Takes a change. A table that cannot hold it is stopped: it keeps what it has. */
    void add(ConsumerRecord<byte[], byte[]> change) {
        if (!stopped.isEmpty()) {
            return;
        }
        try {
            batch.add(change.value());
        } catch (UnfitRowException e) {
            if (!isExported(e)) {
                stop(change, e, wayOut());
            }
        } catch (IllegalArgumentException e) {
            stop(change, e, "");
        }
    }

    /** What the exported state has is left out in the end, so that it may have a former shape. */
    private boolean isExported(UnfitRowException change) {
        return change.transaction() != 0
                && !batch.readAnew()
                && table.hasExported(change.transaction());
    }

    private String wayOut() {
        return "; rialto export --tables " + declared.name() + " writes it anew";
    }

    private void stop(
            ConsumerRecord<byte[], byte[]> change, IllegalArgumentException e, String wayOut) {
        stop(
                "table %s is stopped: cannot take record %d of %s-%d into the lake: %s%s"
                        .formatted(
                                declared.name(),
                                change.offset(),
                                change.topic(),
                                change.partition(),
                                e.getMessage(),
                                wayOut),
                e);
    }

    private void stop(String why, RuntimeException e) {
        LOG.debug(why, e);
        stopped = why;
        waitingSince = null;
    }

    /** Logs that the table is stopped, once: when it is known that no new shape mends it. */
    void complain() {
        if (!stopped.equals(complaint)) {
            complaint = stopped;
            if (!complaint.isEmpty()) {
                LOG.error(complaint);
            }
        }
    }

    /**
     * Says that everything before the offset is gathered, be it changes, tombstones or the marks of
     * transactions.
     */
    void reach(TopicPartition partition, long offset, Instant now) {
        Span span = spans.get(partition);
        if (stopped.isEmpty() && offset > span.to()) {
            spans.put(partition, new Span(span.from(), offset));
            waitingSince = waitingSince == null ? now : waitingSince;
        }
    }

    boolean due(Instant now) {
        return waitingSince != null
                && (batch.size() >= rows || !now.isBefore(waitingSince.plus(patience)));
    }

    /**
     * Notices that an export has put the table back to earlier records, or has made a stopped one
     * whole.
     *
     * @throws DeltaTable.Superseded where it has
     */
    void confirm() {
        if (!stopped.isEmpty()) {
            if (table.isReshaped()) {
                throw new DeltaTable.Superseded(declared.name());
            }
        } else if (!spans.isEmpty()) {
            Map<String, Span> reached = new HashMap<>();
            spans.forEach((partition, span) -> reached.put(LakeOffsets.appId(partition), span));
            table.confirm(reached);
        }
    }

    /**
     * Commits what is gathered.
     *
     * @return how many rows changed
     */
    int commit() {
        Map<String, Span> reached = new HashMap<>();
        spans.forEach((partition, span) -> reached.put(LakeOffsets.appId(partition), span));
        table.commit(batch, reached);
        int changed = batch.size();
        spans.replaceAll((_, span) -> new Span(span.to(), span.to()));
        batch = new Batch(shape, fills);
        waitingSince = null;
        return changed;
    }

    /** How many records before these ends the lake does not hold. */
    long left(Map<TopicPartition, Long> ends) {
        return spans.entrySet().stream()
                .mapToLong(held -> ends.get(held.getKey()) - Math.max(held.getValue().from(), 0))
                .sum();
    }

    /** The first offset of each partition that the lake does not hold. */
    Map<TopicPartition, Long> held() {
        Map<TopicPartition, Long> held = new HashMap<>();
        spans.forEach((partition, span) -> held.put(partition, span.from()));
        return held;
    }
}
