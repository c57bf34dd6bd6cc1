package dev.rialto.cdc;

import dev.rialto.events.TopicAdmin;
import dev.rialto.events.Topics;
import dev.rialto.kernel.Health;
import dev.rialto.kernel.Worker;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Captures while it holds the lease, waits as a standby while another process holds it, and begins
 * again from the committed position after every failure. Operators may have it pause.
 */
@Singleton
public final class CdcRole implements Worker {

    private static final Logger LOG = Logger.getLogger(CdcRole.class);
    private static final Duration STANDBY_PAUSE = Duration.ofMillis(200);
    private static final Duration FAILURE_PAUSE = Duration.ofSeconds(1);
    private static final long LOOK_NANOS = Duration.ofSeconds(5).toNanos();
    private static final Duration SLOW_ANSWER = Duration.ofSeconds(5);

    private final CdcConfig config;
    private final Topics topics;
    private final Vitals vitals;
    private final Setbacks setbacks;
    private volatile Capture capture;
    private volatile Health health = new Health.Waiting("starting");
    private volatile boolean closing;
    private Kept<Wanted> wanted;
    private CapturedTables found;
    private long lookedAt;
    private boolean serversAnswer;
    private String toldOf;
    private Thread thread;

    public CdcRole(CdcConfig config, Topics topics, MeterRegistry meters) {
        this.config = config;
        this.topics = topics;
        this.vitals = new Vitals(config.retainedLimit().asLongValue(), meters);
        this.setbacks = new Setbacks(config.patience(), Clock.systemUTC());
    }

    @Override
    public void start() {
        thread = Thread.ofPlatform().name("cdc").start(this::work);
    }

    @Override
    public Health health() {
        Capture now = capture;
        Duration waiting = now == null ? Duration.ZERO : now.waiting();
        return waiting.compareTo(SLOW_ANSWER) > 0 && health instanceof Health.Ready
                ? new Health.Waiting(
                        "Kafka has not answered for %d s".formatted(waiting.toSeconds()))
                : health;
    }

    @Override
    public void close() {
        closing = true;
        if (thread == null) {
            return;
        }
        try {
            // An orderly end confirms the last commit to the slot; past that, waiting helps nobody.
            if (!thread.join(Duration.ofSeconds(5))) {
                thread.interrupt();
                thread.join(Duration.ofSeconds(1));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void work() {
        try {
            while (!closing) {
                Thread.sleep(attempt());
            }
        } catch (InterruptedException e) {
            LOG.debug("Capture was interrupted");
        } catch (Throwable e) {
            LOG.error("Capture has died", e);
            health = new Health.Failed("capture has died: " + e);
        } finally {
            if (wanted != null) {
                wanted.close();
            }
        }
    }

    /** Works as long as all goes well; returns the pause before the next attempt. */
    private Duration attempt() throws InterruptedException {
        serversAnswer = false;
        try {
            if (wanted() != Wanted.State.RUNNING) {
                health = new Health.Ready("%s by an operator".formatted(wanted().word()));
                return STANDBY_PAUSE;
            }
            Optional<Lease> lease = Lease.tryAcquire(config);
            if (lease.isEmpty()) {
                health = new Health.Ready("standby: another process captures");
                return STANDBY_PAUSE;
            }
            try (Lease held = lease.get()) {
                return capture(held);
            }
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            if (!closing) {
                setBack(e);
            }
            return FAILURE_PAUSE;
        }
    }

    private void setBack(Exception failure) {
        String reason = Setbacks.reason(failure);
        if (!reason.equals(toldOf)) {
            LOG.warnf(failure, "Capture begins again");
            toldOf = reason;
        }
        vitals.failed(reason);
        if (serversAnswer) {
            health = setbacks.died(reason);
        } else if (!(health instanceof Health.Failed)) {
            health = new Health.Waiting("begins again after: " + reason);
        }
    }

    private Wanted.State wanted() throws InterruptedException {
        if (wanted == null) {
            CdcTopics.ensure(topics, config.slot());
            wanted = Kept.wanted(topics, config.slot());
            wanted.read();
        }
        return wanted.glance().orElse(Wanted.RUNNING).state();
    }

    private Duration capture(Lease lease) throws Exception {
        CapturedTables tables = CapturedTables.find(config);
        if (!tables.equals(found)) {
            found = tables;
            lookedAt = System.nanoTime();
            if (!tables.refused().isEmpty()) {
                LOG.warn(tables.complaint());
            }
        }
        vitals.complaint(tables.complaint());
        if (tables.names().isEmpty()) {
            health = new Health.Waiting(tables.complaint());
            return FAILURE_PAUSE;
        }
        new TopicAdmin(topics).ensureChanges(tables.names());
        serversAnswer = true;
        if (health instanceof Health.Ready) {
            health = new Health.Waiting("takes over");
        }
        try (Reporter reporter = new Reporter(config, topics, vitals);
                Capture begun =
                        new Capture(
                                config,
                                tables.names(),
                                topics,
                                vitals,
                                () -> mayGoOn(lease, reporter))) {
            LOG.infof("Capturing slot=%s from=%s", config.slot(), begun.committed());
            setbacks.begins(begun.committed());
            capture = begun;
            begun.run();
            LOG.infof("Capturing ends slot=%s lease=%s", config.slot(), lease.held());
        } finally {
            capture = null;
        }
        return Duration.ZERO;
    }

    private boolean mayGoOn(Lease lease, Reporter reporter) {
        lease.slot().ifPresent(vitals::slot);
        if (setbacks.overcome(capture.committed())) {
            health = vitals.health();
            toldOf = null;
        }
        reporter.tick();
        boolean stay = wanted.glance().orElse(Wanted.RUNNING).state() == Wanted.State.RUNNING;
        return stay && !closing && lease.held() && !isOtherwise();
    }

    /** Whether a table that was refused can be captured now. */
    private boolean isOtherwise() {
        if (found.refused().isEmpty() || System.nanoTime() - lookedAt < LOOK_NANOS) {
            return false;
        }
        lookedAt = System.nanoTime();
        try {
            return !CapturedTables.find(config).equals(found);
        } catch (SQLException e) {
            // The lease tells when the database is gone.
            return false;
        }
    }
}
