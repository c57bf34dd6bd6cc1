package dev.rialto.dashboard;

import dev.rialto.events.Topics;
import dev.rialto.kernel.Health;
import dev.rialto.kernel.Worker;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;

/**
 * Keeps the dashboard's read model as new as the statistics topics. While Kafka is away it keeps
 * what it knows; topics that do not exist yet are waited for.
 */
@Singleton
public final class StatisticsFeed implements Worker {

    private static final Logger LOG = Logger.getLogger(StatisticsFeed.class);
    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final Duration LAST_WORDS = Duration.ofSeconds(5);

    private final Topics topics;
    private final Counter malformed;
    private final ReadModel model = new ReadModel();
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile Health health = new Health.Waiting("not started");
    private volatile TopicReader reader;
    private volatile Thread thread;

    /** Connects nothing yet. */
    public StatisticsFeed(Topics topics, MeterRegistry meters) {
        this.topics = topics;
        this.malformed = meters.counter("rialto.dashboard.malformed");
        Audience audience = model.audience();
        Gauge.builder("rialto.dashboard.followers", audience, Audience::size).register(meters);
        FunctionCounter.builder("rialto.dashboard.dropped", audience, Audience::dropped)
                .register(meters);
        Gauge.builder("rialto.dashboard.orders", model, ReadModel::orders).register(meters);
        Gauge.builder("rialto.dashboard.revenue", model, ReadModel::newestRevenue).register(meters);
        Gauge.builder("rialto.dashboard.alerts", model, ReadModel::alertCount).register(meters);
    }

    @Override
    public void start() {
        health = new Health.Waiting("connecting to Kafka at " + topics.bootstrap());
        thread = Thread.ofPlatform().daemon().name("rialto-dashboard").start(this::run);
        // A stream is a request without end, which a stop that waits for requests must not wait
        // for.
        Runtime.getRuntime().addShutdownHook(new Thread(model::end, "rialto-streams-end"));
    }

    @Override
    public Health health() {
        return health;
    }

    /** What the topics said so far. */
    ReadModel model() {
        return model;
    }

    @Override
    public void close() {
        closing.countDown();
        model.end();
        TopicReader reading = reader;
        if (reading != null) {
            reading.wakeup();
        }
        Thread running = thread;
        if (running != null) {
            join(running);
        }
    }

    private void run() {
        try {
            while (closing.getCount() > 0) {
                follow();
            }
            health = new Health.Waiting("closed");
        } catch (InterruptedException | RuntimeException | Error e) {
            LOG.error("dashboard feed ended", e);
            health = new Health.Failed("the dashboard's feed ended: " + e);
        }
    }

    /** Until it is closed or Kafka's client gives up, which a new client may mend. */
    private void follow() throws InterruptedException {
        // A new reader reads all again, which is news to nobody.
        model.behind(true);
        try (TopicReader opened = new TopicReader(topics, model, malformed)) {
            reader = opened;
            while (closing.getCount() > 0) {
                health = opened.look();
                opened.read();
                if (opened.idle()) {
                    closing.await(200, TimeUnit.MILLISECONDS);
                }
            }
        } catch (WakeupException e) {
            // Closing: the loop's condition ends it.
        } catch (KafkaException e) {
            LOG.warnf("dashboard feed interrupted, retry in %s: %s", PAUSE, e);
            health = new Health.Waiting("Kafka at " + topics.bootstrap() + ": " + e.getMessage());
            closing.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private static void join(Thread running) {
        try {
            running.join(LAST_WORDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
