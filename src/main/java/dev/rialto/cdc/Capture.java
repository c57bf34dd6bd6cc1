package dev.rialto.cdc;

import dev.rialto.events.Topics;
import java.sql.SQLException;
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
    private final Replication replication;
    private final Handout.Reader reader;
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
        this.replication = new Replication(config);
        this.reader = new Handout.Reader(topics, captured);
        replication.freeSlot(config.slot());
        // An interrupted addition may have left its slot behind, which would keep the log for ever.
        replication.dropSlot(snapshotSlot());
        replication.publish(captured);
        this.publisher = new Publisher(config, topics, vitals::deadLetters);
    }

    /** The last position that Kafka has committed; empty before a first snapshot. */
    Optional<Position> committed() {
        return publisher.committed();
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
        try (ConnectorRun run = connector()) {
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
        try (ConnectorRun run = snapshotting(config.slot(), captured)) {
            long lsn = confirmed(config.slot());
            snapshot(run, Position.atSnapshot(lsn), captured);
            stream(run);
        }
    }

    /**
     * Adds tables that are not published yet: a slot of their own gives a snapshot at a certain
     * place in the log; what was committed before that place is published first, what comes after
     * it is published later.
     */
    private void add(List<String> tables) throws InterruptedException, SQLException {
        try (ConnectorRun run = snapshotting(snapshotSlot(), tables)) {
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
        try (ConnectorRun run = connector()) {
            Streaming streaming = new Streaming(publisher, topics);
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
            case Handout.Truncation truncation ->
                    !before.contains(truncation.change().transactionId());
            case Handout.Heartbeat heartbeat -> heartbeat.committedLsn() >= lsn;
            case Handout.SnapshotRow _, Handout.SnapshotEnd _, Handout.Aside _ -> false;
        };
    }

    private void snapshot(ConnectorRun run, Position position, List<String> tables)
            throws InterruptedException {
        Map<String, List<DeadLetter>> letters =
                DeadLetters.byTable(DeadLetters.of(topics, config.slot()));
        try (var snapshot =
                new SnapshotPublishing(
                        publisher, topics, position, tables, letters, false, vitals::snapshot)) {
            while (!snapshot.ended() && going.getAsBoolean()) {
                for (Handout handout : run.pollSnapshot()) {
                    published(snapshot.accept(handout));
                }
            }
        }
    }

    private void stream(ConnectorRun run) throws InterruptedException {
        if (!going.getAsBoolean()) {
            return;
        }
        vitals.streaming();
        Streaming streaming = new Streaming(publisher, topics);
        while (going.getAsBoolean()) {
            run.poll().forEach(streaming::accept);
            published(streaming.commit());
        }
    }

    private ConnectorRun connector() {
        return new ConnectorRun(
                ConnectorSettings.of(config, topics, config.slot(), captured, Map.of()),
                reader,
                () -> publisher.committed().orElse(null));
    }

    /** Reads tables first; the position is of use only where it then streams. */
    private ConnectorRun snapshotting(String slot, List<String> tables) throws SQLException {
        boolean only = slot.equals(snapshotSlot());
        return new ConnectorRun(
                ConnectorSettings.of(
                        config, topics, slot, tables, SnapshotQueries.of(config, tables)),
                reader,
                () -> only ? null : publisher.committed().orElse(null));
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
