package dev.rialto.cdc;

import dev.rialto.events.Topics;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * One run of capturing, from the committed position until it is told to end or something breaks. A
 * table's snapshot is one Kafka transaction, and so is every batch of changes, each with the
 * position after it.
 */
final class Capture implements AutoCloseable {

    private final CdcConfig config;
    private final List<String> captured;
    private final Topics topics;
    private final Publisher publisher;
    private final BooleanSupplier going;
    private final Vitals vitals;

    /**
     * Fences every older instance and reads where it ended.
     *
     * @param captured tables that are there and have a primary key
     * @param vitals are kept up to date
     * @param going whether to go on; asked all the time
     */
    Capture(
            CdcConfig config,
            List<String> captured,
            Topics topics,
            Vitals vitals,
            BooleanSupplier going)
            throws SQLException, InterruptedException {
        this.config = config;
        this.captured = captured;
        this.topics = topics;
        this.going = going;
        this.vitals = vitals;
        try (Replication replication = Replication.open(config)) {
            replication.freeSlot(config.slot());
            // An interrupted addition may have left its slot, which would keep the log for ever.
            replication.dropSlot(snapshotSlot());
            replication.publish(captured);
        }
        this.publisher = new Publisher(config, topics, vitals::deadLetters);
    }

    /** The last position that Kafka has committed; empty before a first snapshot. */
    Optional<Position> committed() {
        return publisher.committed();
    }

    /** How long Kafka has not answered; zero while nothing is asked of it. */
    Duration waiting() {
        return publisher.waiting();
    }

    /** Publishes until it is told to end. */
    void run() throws InterruptedException, SQLException {
        Optional<Position> position = publisher.committed();
        if (position.isEmpty()) {
            begin();
            return;
        }
        requireSlot(position.get());
        publisher.commit(position.get().only(captured));
        List<String> missing = position.get().without(captured);
        if (!missing.isEmpty()) {
            add(missing);
        }
        stream();
    }

    @Override
    public void close() {
        publisher.close();
    }

    /** A new slot exports the snapshot that fits its start exactly; an old one cannot. */
    private void begin() throws InterruptedException, SQLException {
        dropSlot(config.slot());
        try (TableSnapshot tables = TableSnapshot.atNewSlot(config, topics, config.slot())) {
            publish(tables, Position.atSnapshot(tables.lsn()), captured);
        }
        stream();
    }

    /**
     * Adds tables that are not published yet: a slot of their own gives a snapshot at a certain
     * place in the log; what was committed before that place is published first, what comes after
     * it is published later.
     */
    private void add(List<String> names) throws InterruptedException, SQLException {
        try (TableSnapshot tables = TableSnapshot.atNewSlot(config, topics, snapshotSlot())) {
            drain(tables.lsn());
            publish(tables, publisher.committed().orElseThrow(), names);
        } finally {
            dropSlot(snapshotSlot());
        }
    }

    private void dropSlot(String name) throws SQLException {
        try (Replication replication = Replication.open(config)) {
            replication.dropSlot(name);
        }
    }

    private String snapshotSlot() {
        return config.slot() + "_snapshot";
    }

    private void drain(long lsn) throws InterruptedException, SQLException {
        Set<Long> before = committedUpTo(lsn);
        if (before.isEmpty()) {
            return;
        }
        try (LogStream log = log()) {
            Streaming streaming = new Streaming(publisher, topics);
            while (going.getAsBoolean()) {
                for (Handout handout : log.poll()) {
                    if (isPast(handout, before, lsn)) {
                        published(streaming.commit());
                        return;
                    }
                    streaming.accept(handout);
                }
                published(streaming.commit());
            }
        }
    }

    private Set<Long> committedUpTo(long lsn) throws SQLException {
        try (Replication replication = Replication.open(config)) {
            return replication.committedUpTo(lsn);
        }
    }

    private static boolean isPast(Handout handout, Set<Long> before, long lsn) {
        return switch (handout) {
            case Handout.Change change -> !before.contains(change.transactionId());
            case Handout.Truncation truncation ->
                    !before.contains(truncation.change().transactionId());
            case Handout.Commit commit -> commit.lsn() > lsn;
        };
    }

    private void publish(TableSnapshot tables, Position position, List<String> names)
            throws SQLException {
        Map<String, List<DeadLetter>> letters =
                DeadLetters.byTable(DeadLetters.of(topics, config.slot()));
        SnapshotPublishing snapshot =
                new SnapshotPublishing(publisher, topics, tables, position, going);
        for (String name : names) {
            List<DeadLetter> settled = letters.getOrDefault(name, List.of());
            published(snapshot.table(name, settled, rows -> vitals.snapshot(name, rows)));
        }
    }

    private void stream() throws InterruptedException, SQLException {
        if (!going.getAsBoolean()) {
            return;
        }
        vitals.streaming();
        try (LogStream log = log()) {
            Streaming streaming = new Streaming(publisher, topics);
            while (going.getAsBoolean()) {
                log.poll().forEach(streaming::accept);
                published(streaming.commit());
                publisher.committed().ifPresent(position -> log.confirm(position.resumeLsn()));
            }
        }
    }

    private LogStream log() throws SQLException, InterruptedException {
        return new LogStream(config, topics, publisher.committed().orElseThrow().resumeLsn());
    }

    private void published(int records) {
        publisher.committed().ifPresent(position -> vitals.published(records, position));
    }

    /** Going on without the slot that kept the log would lose what it kept. */
    private void requireSlot(Position position) throws SQLException {
        try (Replication replication = Replication.open(config)) {
            Optional<Slot> slot = replication.slot(config.slot());
            if (slot.isEmpty()
                    || slot.get().lost()
                    || slot.get().confirmedLsn() > position.resumeLsn()) {
                throw new LostSlotException(config.slot());
            }
        }
    }
}
