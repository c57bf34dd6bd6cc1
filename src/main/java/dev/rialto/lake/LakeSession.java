package dev.rialto.lake;

import dev.rialto.events.Topics;
import dev.rialto.kernel.Health;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * The lake's work from connecting to the first failure or the end. It keeps nothing that a later
 * session would miss: what is not committed is read again. All of it is one thread's, except for
 * {@link #wakeup()}.
 */
final class LakeSession implements ConsumerRebalanceListener, AutoCloseable {

    private static final Logger LOG = Logger.getLogger(LakeSession.class);
    private static final Duration POLL = Duration.ofMillis(250);
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    // A data file's rows: some 3 MB of orders, a second to rewrite.
    private static final int FILE_ROWS = 50_000;

    private final LakeConfig config;
    private final String complaint;
    private final Topics topics;
    private final LakeMeters meters;
    private final Consumer<Health> health;
    private final ObjectStore store;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<String, TableCommitter> committers = new HashMap<>();
    private Instant looked = Instant.EPOCH;

    LakeSession(
            LakeConfig config,
            ObjectStore store,
            Topics topics,
            LakeMeters meters,
            Consumer<Health> health) {
        this.store = store;
        this.topics = topics;
        this.meters = meters;
        this.health = health;
        this.config = config;
        ShopShapes shapes = ShopShapes.read(config);
        complaint = shapes.complaints().stream().map("; "::concat).collect(Collectors.joining());
        consumer = new KafkaConsumer<>(LakeConsumer.settings(topics.bootstrap()));
        shapes.tables().forEach(this::keep);
    }

    private void keep(LakeTable declared) {
        DeltaTable table = new DeltaTable(declared, store, config.root(), FILE_ROWS);
        committers.put(topics.change(declared.name()), new TableCommitter(declared, table, config));
    }

    /** Works until it fails or is woken up, so it ends with an exception. */
    void run() {
        requireTopics();
        store.ensureBucket();
        consumer.subscribe(committers.keySet(), this);
        while (true) {
            gather(consumer.poll(POLL));
            committers.forEach(this::commitIfDue);
            look();
        }
    }

    /** Makes {@link #run()} end soon. */
    void wakeup() {
        consumer.wakeup();
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        for (TopicPartition partition : partitions) {
            long held = committers.get(partition.topic()).take(partition);
            if (held == DeltaTable.Span.NOTHING) {
                consumer.seekToBeginning(List.of(partition));
            } else {
                consumer.seek(partition, held);
            }
            LOG.infof("lake takes partition over: %s, from offset %d", partition, held);
        }
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        // Always all of them. Whoever gets them reads from the log's offsets on.
        committers.values().forEach(TableCommitter::forget);
    }

    /** Leaves the group at once, so that others need not wait for this member's time to run out. */
    @Override
    public void close() {
        consumer.close(
                CloseOptions.timeout(Duration.ofSeconds(2))
                        .withGroupMembershipOperation(GroupMembershipOperation.LEAVE_GROUP));
    }

    private void requireTopics() {
        TreeSet<String> missing = new TreeSet<>(committers.keySet());
        missing.removeAll(consumer.listTopics(PATIENCE).keySet());
        if (!missing.isEmpty()) {
            throw new NotYetException("topics are not there yet: " + String.join(", ", missing));
        }
    }

    private void gather(ConsumerRecords<byte[], byte[]> records) {
        for (ConsumerRecord<byte[], byte[]> change : records) {
            committers.get(change.topic()).add(change);
        }
        Instant now = Instant.now();
        for (TopicPartition partition : consumer.assignment()) {
            long next = consumer.position(partition, PATIENCE);
            committers.get(partition.topic()).reach(partition, next, now);
        }
    }

    private void commitIfDue(String topic, TableCommitter committer) {
        if (!committer.due(Instant.now())) {
            return;
        }
        int rows = committer.commit();
        meters.committed(committer.table(), rows, Instant.now());
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        committer
                .held()
                .forEach((part, offset) -> offsets.put(part, new OffsetAndMetadata(offset)));
        // For those who watch the group's lag. The log is what counts, so failures do not matter.
        consumer.commitAsync(
                offsets, (_, e) -> LOG.debugf(e, "lake group offsets committed: %s", topic));
    }

    private void look() {
        Instant now = Instant.now();
        if (now.isBefore(looked.plus(LOOK))) {
            return;
        }
        looked = now;
        long behind = 0;
        // Also how a silent broker is noticed: polling would just find nothing.
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment(), PATIENCE);
        for (TableCommitter committer : committers.values()) {
            for (Map.Entry<TopicPartition, Long> held : committer.held().entrySet()) {
                behind += ends.get(held.getKey()) - Math.max(held.getValue(), 0);
            }
        }
        meters.behind(behind);
        health.accept(
                new Health.Ready(
                        "lake holds all but %d records of %d partitions, topics %s%s"
                                .formatted(behind, ends.size(), topics.prefix(), complaint)));
    }

    /** Something that the lake needs is still to come. */
    static final class NotYetException extends RuntimeException {
        NotYetException(String message) {
            super(message);
        }
    }
}
