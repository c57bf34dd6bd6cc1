package dev.rialto.cdc;

import dev.rialto.events.Topics;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
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
    private final Topics topics;
    private final Replication replication;
    private final Handout.Reader reader;
    private final Publisher publisher;
    private final BooleanSupplier going;
    private final Vitals vitals;

    /**
     * Fences every older instance and reads where it ended.
     *
     * @param vitals are kept up to date
     * @param going whether to go on; asked all the time
     */
    Capture(CdcConfig config, Topics topics, Vitals vitals, BooleanSupplier going)
            throws SQLException {
        this.config = config;
        this.topics = topics;
        this.going = going;
        this.vitals = vitals;
        this.replication = new Replication(config);
        this.reader = new Handout.Reader(topics, config.tables());
        replication.freeSlot(config.slot());
        // An interrupted addition may have left its slot behind, which would keep the log for ever.
        replication.dropSlot(snapshotSlot());
        replication.publish();
        this.publisher = new Publisher(config, topics);
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
        publisher.commit(position.get().only(config.tables()));
        List<String> missing = position.get().without(config.tables());
        if (!missing.isEmpty()) {
            add(missing);
        }
        try (ConnectorRun run = connector(config.slot(), config.tables())) {
            stream(run);
        }
    }

    @Override
    public void close() {
        publisher.close();
    }

    /** A new slot exports the snapshot that fits its start exactly; an old one cannot. */
    private void begin() throws InterruptedException, SQLException {
        replication.dropSlot(config.slot());
        try (ConnectorRun run = connector(config.slot(), config.tables())) {
            long lsn = confirmed(config.slot());
            snapshot(run, Position.atSnapshot(lsn), config.tables());
            stream(run);
        }
    }

    /**
     * Adds tables that are not published yet: a slot of their own gives a snapshot at a certain
     * place in the log; what was committed before that place is published first, what comes after
     * it is published later.
     */
    private void add(List<String> tables) throws InterruptedException, SQLException {
        try (ConnectorRun run =
                new ConnectorRun(
                        ConnectorSettings.of(config, topics, snapshotSlot(), tables),
                        reader,
                        () -> null)) {
            drain(confirmed(snapshotSlot()));
            snapshot(run, publisher.committed().orElseThrow(), tables);
        } finally {
            replication.dropSlot(snapshotSlot());
        }
    }

    private String snapshotSlot() {
        return config.slot() + "_snapshot";
    }

    private void drain(long lsn) throws InterruptedException, SQLException {
        Set<Long> before = replication.committedUpTo(lsn);
        if (before.isEmpty()) {
            return;
        }
        try (ConnectorRun run = connector(config.slot(), config.tables())) {
            Streaming streaming = new Streaming(publisher);
            while (going.getAsBoolean()) {
                for (Handout handout : run.poll()) {
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

    private static boolean isPast(Handout handout, Set<Long> before, long lsn) {
        return switch (handout) {
            case Handout.Change change -> !before.contains(change.transactionId());
            case Handout.Heartbeat heartbeat -> heartbeat.committedLsn() >= lsn;
            case Handout.SnapshotRow _, Handout.SnapshotEnd _, Handout.Aside _ -> false;
        };
    }

    private void snapshot(ConnectorRun run, Position position, List<String> tables)
            throws InterruptedException {
        try (var snapshot =
                new SnapshotPublishing(publisher, topics, position, tables, vitals::snapshot)) {
            while (!snapshot.ended() && going.getAsBoolean()) {
                for (Handout handout : run.pollSnapshot()) {
                    published(accept(snapshot, handout));
                }
            }
        }
    }

    private static int accept(SnapshotPublishing snapshot, Handout handout) {
        return switch (handout) {
            case Handout.SnapshotRow row -> snapshot.row(row);
            case Handout.SnapshotEnd _ -> snapshot.end();
            case Handout.Change _, Handout.Heartbeat _, Handout.Aside _ -> 0;
        };
    }

    private void stream(ConnectorRun run) throws InterruptedException {
        if (!going.getAsBoolean()) {
            return;
        }
        vitals.streaming();
        Streaming streaming = new Streaming(publisher);
        while (going.getAsBoolean()) {
            run.poll().forEach(streaming::accept);
            published(streaming.commit());
        }
    }

    private ConnectorRun connector(String slot, List<String> tables) {
        return new ConnectorRun(
                ConnectorSettings.of(config, topics, slot, tables),
                reader,
                () -> publisher.committed().orElse(null));
    }

    private void published(int records) {
        publisher.committed().ifPresent(position -> vitals.published(records, position));
    }

    private long confirmed(String slot) throws SQLException {
        return replication
                .slot(slot)
                .orElseThrow(() -> new IllegalStateException("slot has gone: " + slot))
                .confirmedLsn();
    }

    /** Going on without the slot that kept the log would lose what it kept. */
    private void requireSlot(Position position) throws SQLException {
        Optional<Slot> slot = replication.slot(config.slot());
        if (slot.isEmpty()
                || slot.get().lost()
                || slot.get().confirmedLsn() > position.resumeLsn()) {
            throw new LostSlotException(config.slot());
        }
    }
}
