package dev.rialto.cdc;

import dev.rialto.events.Topics;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * What operators can do with a capture from anywhere, while it runs or not. What changes its
 * position or its slot is done under the lease, so that nobody captures meanwhile.
 */
@Singleton
public final class Steering {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long LOOK_MILLIS = 100;

    private final CdcConfig config;
    private final Topics topics;

    Steering(CdcConfig config, Topics topics) {
        this.config = config;
        this.topics = topics;
    }

    /** How the capture is now. */
    public CdcStatus status() throws SQLException, InterruptedException {
        CdcTopics.ensure(topics, config.slot());
        Optional<Slot> slot = slot();
        Optional<Report> report = read(Kept.report(topics, config.slot()));
        boolean read = slot.filter(Slot::active).isPresent();
        Instant now = Clock.systemUTC().instant();
        boolean alive = report.filter(last -> last.isOfOneAlive(now, read)).isPresent();
        return CdcStatus.of(
                config.slot(),
                wanted(),
                alive,
                slot,
                read(Kept.position(topics, config.slot())),
                report,
                deadLetters().size());
    }

    /**
     * Has the capture stop until it is resumed; the slot keeps the log meanwhile. Nothing is
     * published any more when this returns.
     */
    public void pause() throws InterruptedException, SQLException {
        requireRegistered();
        want(Wanted.State.PAUSED);
        acquire().close();
    }

    /** Has a paused capture go on. */
    public void resume() throws InterruptedException {
        requireRegistered();
        want(Wanted.State.RUNNING);
    }

    /** Has a deleted capture begin anew; one that is there goes on. */
    public void register() throws InterruptedException {
        want(Wanted.State.RUNNING);
    }

    /** Removes slot, publication and position; nothing is captured until it is registered again. */
    public void delete() throws InterruptedException, SQLException {
        alone(
                Wanted.State.DELETED,
                () -> {
                    try (Replication replication = Replication.open(config)) {
                        replication.dropSlot(config.slot());
                        replication.dropPublication();
                    }
                    reposition(position -> null);
                });
    }

    /**
     * Has these tables read and published anew; readers see each row once more, and deletes of rows
     * that the table no longer has.
     *
     * @throws IllegalArgumentException where one is not captured
     */
    public void snapshot(Collection<String> tables) throws InterruptedException, SQLException {
        requireCaptured(tables);
        List<String> others =
                config.tables().stream().filter(table -> !tables.contains(table)).toList();
        alone(
                Wanted.State.RUNNING,
                () -> reposition(position -> position == null ? null : position.only(others)));
    }

    /** Forgets the position: every table is published anew, from a new slot. */
    public void rewind() throws InterruptedException, SQLException {
        alone(Wanted.State.RUNNING, () -> reposition(position -> null));
    }

    /** The changes that could not be published and were not replayed since, oldest first. */
    public List<DeadLetter> deadLetters() throws InterruptedException {
        CdcTopics.ensure(topics, config.slot());
        return DeadLetters.of(topics, config.slot());
    }

    /**
     * Publishes the present state of the rows that {@link #deadLetters} names.
     *
     * @param tables whose rows; empty means all
     * @throws IllegalArgumentException where one is not captured
     */
    public void replay(Collection<String> tables) throws InterruptedException, SQLException {
        requireCaptured(tables);
        requireRegistered();
        List<DeadLetter> letters =
                deadLetters().stream()
                        .filter(letter -> tables.isEmpty() || tables.contains(letter.table()))
                        .toList();
        if (!letters.isEmpty()) {
            alone(wanted(), () -> new Replay(config, topics).run(letters));
        }
    }

    private void requireCaptured(Collection<String> tables) {
        for (String table : tables) {
            if (!config.tables().contains(table)) {
                throw new IllegalArgumentException("table %s is not captured".formatted(table));
            }
        }
    }

    private interface Repositioning {
        Position of(Position now);
    }

    private interface Work {
        void run() throws SQLException, InterruptedException;
    }

    private void reposition(Repositioning to) throws InterruptedException {
        try (Publisher publisher = new Publisher(config, topics, _ -> {})) {
            publisher.commit(to.of(publisher.committed().orElse(null)));
        }
    }

    private void alone(Wanted.State then, Work work) throws InterruptedException, SQLException {
        CdcTopics.ensure(topics, config.slot());
        Wanted.State before = wanted();
        want(Wanted.State.PAUSED);
        boolean done = false;
        try (Lease lease = acquire()) {
            work.run();
            done = lease.held();
        } finally {
            want(done ? then : before);
        }
    }

    private Lease acquire() throws SQLException, InterruptedException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < until) {
            Optional<Lease> lease = Lease.tryAcquire(config);
            if (lease.isPresent()) {
                return lease.get();
            }
            Thread.sleep(LOOK_MILLIS);
        }
        throw new IllegalStateException(
                "the process that captures did not pause within " + PATIENCE.toSeconds() + " s");
    }

    private void requireRegistered() throws InterruptedException {
        CdcTopics.ensure(topics, config.slot());
        if (wanted() == Wanted.State.DELETED) {
            throw new IllegalStateException("the capture is deleted; register it first");
        }
    }

    private Optional<Slot> slot() throws SQLException {
        try (Replication replication = Replication.open(config)) {
            return replication.slot(config.slot());
        }
    }

    private Wanted.State wanted() {
        return read(Kept.wanted(topics, config.slot())).orElse(Wanted.RUNNING).state();
    }

    private void want(Wanted.State state) throws InterruptedException {
        CdcTopics.ensure(topics, config.slot());
        Map<String, Object> settings = topics.clientSettings(Map.of());
        try (var producer =
                new KafkaProducer<>(
                        settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(Kept.record(CdcTopics.WANTED, config.slot(), new Wanted(state))).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot tell the capture", e.getCause());
        }
    }

    private static <T> Optional<T> read(Kept<T> kept) {
        try (kept) {
            return kept.read();
        }
    }
}
