package dev.rialto.cdc;

import dev.rialto.events.TopicAdmin;
import dev.rialto.events.Topics;
import dev.rialto.kernel.Health;
import dev.rialto.kernel.Worker;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.sql.SQLException;
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

    private final CdcConfig config;
    private final Topics topics;
    private final Vitals vitals;
    private volatile Health health = new Health.Waiting("starting");
    private volatile boolean closing;
    private Kept<Wanted> wanted;
    private CapturedTables found;
    private long lookedAt;
    private Thread thread;

    public CdcRole(CdcConfig config, Topics topics, MeterRegistry meters) {
        this.config = config;
        this.topics = topics;
        this.vitals = new Vitals(config.retainedLimit().asLongValue(), meters);
    }

    @Override
    public void start() {
        thread = Thread.ofPlatform().name("cdc").start(this::work);
    }

    @Override
    public Health health() {
        return health;
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
                LOG.warnf(e, "Capture begins again");
                vitals.failed(e.getMessage());
                health = new Health.Waiting("begins again after: " + e.getMessage());
            }
            return FAILURE_PAUSE;
        }
    }

    private Wanted.State wanted() throws InterruptedException {
        if (wanted == null) {
            CdcTopics.ensure(topics);
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
        try (Reporter reporter = new Reporter(config, topics, vitals);
                Capture capture =
                        new Capture(
                                config,
                                tables.names(),
                                topics,
                                vitals,
                                () -> mayGoOn(lease, reporter))) {
            LOG.infof("Capturing slot=%s from=%s", config.slot(), capture.committed());
            capture.run();
        }
        return Duration.ZERO;
    }

    private boolean mayGoOn(Lease lease, Reporter reporter) {
        lease.slot().ifPresent(vitals::slot);
        health = vitals.health();
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
