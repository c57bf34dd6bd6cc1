package dev.rialto.lake;

import dev.rialto.events.Topics;
import dev.rialto.events.Veils;
import dev.rialto.kernel.Health;
import dev.rialto.kernel.Worker;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;

/**
 * Keeps the lake's tables equal to the change topics, a few seconds behind. Several processes may
 * share the topics' partitions; their commits to one table take turns.
 */
@Singleton
public final class LakeRole implements Worker {

    private static final Logger LOG = Logger.getLogger(LakeRole.class);
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LAST_COMMIT = Duration.ofSeconds(8);

    private final LakeConfig config;
    private final Veils veils;
    private final S3Config s3;
    private final Topics topics;
    private final MeterRegistry registry;
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile Health health = new Health.Waiting("lake is not started");
    private volatile LakeSession session;
    private Thread thread;
    private Thread upkeep;

    LakeRole(LakeConfig config, Veils veils, S3Config s3, Topics topics, MeterRegistry registry) {
        this.config = config;
        this.veils = veils;
        this.s3 = s3;
        this.topics = topics;
        this.registry = registry;
    }

    @Override
    public synchronized void start() {
        LakeMeters meters = new LakeMeters(registry);
        thread = Thread.ofPlatform().name("rialto-lake").start(() -> work(meters));
        upkeep = Thread.ofPlatform().name("rialto-lake-upkeep").start(() -> keepUp(meters));
    }

    @Override
    public Health health() {
        return health;
    }

    @Override
    public synchronized void close() {
        closing.countDown();
        LakeSession running = session;
        if (running != null) {
            running.wakeup();
        }
        try {
            if (thread != null && !thread.join(LAST_COMMIT)) {
                thread.interrupt();
            }
            if (upkeep != null) {
                // Nothing that it does is lost or half done where it is interrupted.
                upkeep.interrupt();
                upkeep.join(LAST_COMMIT);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void work(LakeMeters meters) {
        Duration pause = SHORTEST_PAUSE;
        try (ObjectStore store = new ObjectStore(s3)) {
            do {
                boolean wasReady = runSession(store, meters);
                pause = wasReady ? SHORTEST_PAUSE : longer(pause);
            } while (!closing.await(pause.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Throwable e) {
            LOG.error("lake ends by a failure that trying again does not mend", e);
            health = new Health.Failed("lake failed: " + e.getMessage());
        }
    }

    private void keepUp(LakeMeters meters) {
        try (LakeUpkeep work = new LakeUpkeep(s3, config)) {
            while (!closing.await(config.upkeepInterval().toMillis(), TimeUnit.MILLISECONDS)) {
                for (String table : config.tables()) {
                    keepUp(work, table, meters);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What fails has time until the next turn, so it does not end the role. */
    private static void keepUp(LakeUpkeep work, String table, LakeMeters meters) {
        try {
            int merged = work.compact(table);
            RemovedFiles removed = work.vacuum(table);
            meters.keptUp(table, merged, removed);
        } catch (RuntimeException e) {
            LOG.warnf("lake upkeep failed: table=%s (%s)", table, e.getMessage());
        }
    }

    /** Says whether it was at work before it ended; throws what trying again does not mend. */
    private boolean runSession(ObjectStore store, LakeMeters meters) {
        try (LakeSession next =
                new LakeSession(config, veils, store, topics, meters, now -> health = now)) {
            session = next;
            if (closing.getCount() > 0) {
                next.run();
            }
        } catch (WakeupException e) {
            LOG.debug("lake woken up to end", e);
        } catch (RuntimeException e) {
            if (!Passing.is(e)) {
                throw e;
            }
            return waiting(e);
        }
        return false;
    }

    private boolean waiting(RuntimeException e) {
        boolean wasReady = health instanceof Health.Ready;
        String reason = "lake waits: " + Passing.reason(e, topics.bootstrap());
        if (!reason.equals(health.says())) {
            LOG.warn(reason, wasReady ? e : null);
        }
        health = new Health.Waiting(reason);
        return wasReady;
    }

    private static Duration longer(Duration pause) {
        Duration doubled = pause.multipliedBy(2);
        return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
    }
}
