package dev.rialto.lake;

import dev.rialto.events.Topics;
import dev.rialto.events.Veils;
import dev.rialto.kernel.Health;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
 * {@link #wakeup()} and what that thread has done to several tables at once and waits for.
 */
final class LakeSession implements ConsumerRebalanceListener, AutoCloseable {

    private static final Logger LOG = Logger.getLogger(LakeSession.class);
    private static final Duration POLL = Duration.ofMillis(250);
    // Exports are few, and a look for them is a request for each table.
    private static final Duration CONFIRM = Duration.ofSeconds(5);
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration CATALOGUE = Duration.ofSeconds(30);

    private final LakeConfig config;
    private final Veils veils;
    private final ShopShapes shapes;
    private final Topics topics;
    private final LakeMeters meters;
    private final Consumer<Health> health;
    private final ObjectStore store;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<String, TableCommitter> committers = new HashMap<>();
    private final Set<String> strangers = new HashSet<>();
    private Instant looked = Instant.EPOCH;
    private Instant confirmed = Instant.now();
    private Instant compared = Instant.now();
    private boolean proven;

    LakeSession(
            LakeConfig config,
            Veils veils,
            ObjectStore store,
            Topics topics,
            LakeMeters meters,
            Consumer<Health> health) {
        this.store = store;
        this.topics = topics;
        this.meters = meters;
        this.health = health;
        this.config = config;
        this.veils = veils;
        this.shapes = ShopShapes.read(config, veils);
        consumer = new KafkaConsumer<>(LakeConsumer.settings(topics));
        shapes.tables().forEach(this::keep);
    }

    private void keep(LakeTable declared) {
        DeltaTable table =
                new DeltaTable(
                        declared, store, config.root(), config.fileRows(), config.retention());
        Fills fills = shapes.fills().get(declared.name());
        committers.put(
                topics.change(declared.name()), new TableCommitter(declared, fills, table, config));
    }

    /** Works until it fails or is woken up, so it ends with an exception. */
    void run() {
        requireTopics();
        store.ensureBucket();
        consumer.subscribe(committers.keySet(), this);
        while (true) {
            gather(consumer.poll(POLL));
            compareShapes();
            committers.values().forEach(TableCommitter::complain);
            // One after the other: each may hold a file's rows in memory.
            committers.values().forEach(this::commitIfDue);
            look();
        }
    }

    /** Makes {@link #run()} end soon. */
    void wakeup() {
        consumer.wakeup();
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        Map<String, List<TopicPartition>> taken =
                partitions.stream().collect(Collectors.groupingBy(TopicPartition::topic));
        SideBySide.map(taken.keySet(), topic -> committers.get(topic).take(taken.get(topic)))
                .forEach(held -> held.forEach(this::readFrom));
        // Where the log ends is said at once as long as no fetch waits for records.
        looked = Instant.EPOCH;
        look();
    }

    private void readFrom(TopicPartition partition, long offset) {
        if (offset == DeltaTable.Span.NOTHING) {
            consumer.seekToBeginning(List.of(partition));
        } else {
            consumer.seek(partition, offset);
        }
        LOG.infof("lake takes partition over: %s, from offset %d", partition, offset);
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

    /**
     * Begins anew where PostgreSQL's tables have changed: what was read, but not committed, is read
     * again, and now has its place.
     */
    private void compareShapes() {
        Set<String> unknown =
                committers.values().stream()
                        .flatMap(TableCommitter::strangers)
                        .collect(Collectors.toSet());
        Instant now = Instant.now();
        // One that the catalogue has lost again is asked for once.
        boolean news = strangers.addAll(unknown);
        if (!news && now.isBefore(compared.plus(CATALOGUE))) {
            return;
        }
        compared = now;
        try {
            if (!ShopShapes.read(config, veils).equals(shapes)) {
                throw new ReshapedException();
            }
        } catch (NotYetException e) {
            if (news) {
                throw e;
            }
            LOG.debug("lake cannot compare shapes", e);
        }
    }

    private String complaints() {
        Stream<String> stopped =
                committers.values().stream()
                        .map(TableCommitter::stopped)
                        .filter(why -> !why.isEmpty());
        return Stream.concat(shapes.complaints().stream(), stopped)
                .map("; "::concat)
                .collect(Collectors.joining());
    }

    private void commitIfDue(TableCommitter committer) {
        if (!committer.due(Instant.now())) {
            return;
        }
        int rows = committer.commit();
        proven = true;
        meters.committed(committer.table(), rows, Instant.now());
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        committer
                .held()
                .forEach((part, offset) -> offsets.put(part, new OffsetAndMetadata(offset)));
        // For those who watch the group's lag. The log is what counts, so failures do not matter.
        consumer.commitAsync(
                offsets,
                (_, e) -> LOG.debugf(e, "lake group offsets committed: %s", committer.table()));
    }

    private void look() {
        Instant now = Instant.now();
        if (now.isBefore(looked.plus(LOOK))) {
            return;
        }
        looked = now;
        if (!now.isBefore(confirmed.plus(CONFIRM))) {
            confirmed = now;
            SideBySide.forEach(committers.values(), TableCommitter::confirm);
        }
        long behind = 0;
        long open = 0;
        // Also how a silent broker is noticed: polling would just find nothing.
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment(), PATIENCE);
        for (TableCommitter committer : committers.values()) {
            long left = committer.left(ends);
            behind += left;
            open += committer.stopped().isEmpty() ? left : 0;
        }
        meters.behind(behind);
        restStopped();
        if (committers.values().stream().noneMatch(committer -> committer.stopped().isEmpty())) {
            health.accept(new Health.Waiting("lake follows no table" + complaints()));
            return;
        }
        // A session that has something to commit is well when it has done so: S3 may still be full.
        proven |= open == 0;
        if (proven) {
            String held = "lake holds all but %d records of %d partitions, topics %s%s";
            health.accept(
                    new Health.Ready(
                            held.formatted(behind, ends.size(), topics.prefix(), complaints())));
        }
    }

    /** What a stopped table is not going to take need not be read. */
    private void restStopped() {
        consumer.pause(
                consumer.assignment().stream()
                        .filter(partition -> !committers.get(partition.topic()).stopped().isEmpty())
                        .toList());
    }

    /** PostgreSQL's tables are not what they were. */
    static final class ReshapedException extends RuntimeException {
        ReshapedException() {
            super("tables have changed their columns");
        }
    }

    /** Something that the lake needs is still to come. */
    static final class NotYetException extends RuntimeException {
        NotYetException(String message) {
            super(message);
        }
    }
}
