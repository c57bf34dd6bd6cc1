package dev.rialto.analytics;

import dev.rialto.analytics.fraud.FraudTopology;
import dev.rialto.events.TopicAdmin;
import dev.rialto.events.Topics;
import dev.rialto.kernel.Health;
import dev.rialto.kernel.Worker;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.jboss.logging.Logger;

/**
 * Runs the statistics topology, exactly once, on Kafka Streams, and begins anew where operators
 * want it to.
 */
@Singleton
public final class AnalyticsRole implements Worker {

    private static final Logger LOG = Logger.getLogger(AnalyticsRole.class);

    private static final List<String> TABLES =
            Stream.concat(
                            Stream.of("orders", "order_items", "products", "categories"),
                            FraudTopology.TABLES.stream())
                    .toList();

    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration LISTEN = Duration.ofMillis(500);
    private static final Duration LAST_WORDS = Duration.ofSeconds(5);

    private final AnalyticsConfig config;
    private final Topics topics;
    private final RowCounts counts = new RowCounts();
    private final Restoring restoring = new Restoring();
    private volatile KafkaStreams streams;
    private volatile Wanted running;
    private volatile Health beginning;
    private volatile boolean closing;
    private Thread steersman;

    public AnalyticsRole(AnalyticsConfig config, Topics topics, MeterRegistry meters) {
        this.config = config;
        this.topics = topics;
        this.beginning = new Health.Waiting("waits for Kafka at " + topics.bootstrap());
        meters.gauge("rialto.analytics.lag", this, AnalyticsRole::lag);
        meters.gauge("rialto.analytics.restoring", restoring, Restoring::left);
        count(meters, "rialto.analytics.late", counts.late());
        count(meters, "rialto.analytics.dropped", counts.dropped());
        count(meters, "rialto.analytics.malformed", counts.malformed());
    }

    private static void count(MeterRegistry meters, String name, LongAdder rows) {
        FunctionCounter.builder(name, rows, LongAdder::doubleValue).register(meters);
    }

    @Override
    public void start() {
        // Wrong settings end the process at once, with their reason.
        computing();
        steersman = Thread.ofVirtual().name("analytics-steersman").start(this::steer);
    }

    @Override
    public Health health() {
        KafkaStreams computing = streams;
        if (computing == null) {
            return beginning;
        }
        return switch (computing.state()) {
            case RUNNING -> new Health.Ready("computing" + unusual());
            case CREATED, REBALANCING -> new Health.Waiting(restoring.says());
            case PENDING_SHUTDOWN, NOT_RUNNING -> new Health.Waiting("closing");
            case PENDING_ERROR, ERROR -> new Health.Failed("Kafka Streams has died");
        };
    }

    @Override
    public void close() {
        closing = true;
        if (steersman != null) {
            steersman.interrupt();
        }
        stop();
    }

    private String unusual() {
        return "; rows since the start: %d late, %d dropped, %d malformed"
                .formatted(counts.late().sum(), counts.dropped().sum(), counts.malformed().sum());
    }

    private void steer() {
        try {
            while (!closing) {
                follow();
            }
        } catch (InterruptedException e) {
            LOG.debug("Steering was interrupted");
        }
    }

    /** Until it is closed or Kafka's client gives up, which a new client may mend. */
    private void follow() throws InterruptedException {
        try (EngineTopic steering = new EngineTopic(topics, config)) {
            Wanted wanted = steering.read();
            while (!closing) {
                become(wanted);
                wanted = steering.follow(LISTEN);
            }
        } catch (InterruptException e) {
            throw (InterruptedException) new InterruptedException().initCause(e);
        } catch (RuntimeException e) {
            LOG.warnf("Analytics waits for Kafka reason=%s", e.getMessage());
            beginning = new Health.Waiting("waits for Kafka: " + e.getMessage());
            Thread.sleep(PAUSE);
        }
    }

    private void become(Wanted wanted) throws InterruptedException {
        if (streams != null && !wanted.equals(running)) {
            stop();
        }
        if (wanted.paused()) {
            beginning = new Health.Waiting("paused by a reset; 'rialto analytics reset' ends it");
        } else if (streams == null) {
            compute(wanted);
        }
    }

    private void compute(Wanted wanted) throws InterruptedException {
        new TopicAdmin(topics)
                .ensureChanges(
                        TABLES,
                        topics.statistics(Topics.REVENUE),
                        topics.statistics(Topics.TOP_PRODUCTS),
                        topics.statistics(Topics.CATEGORIES),
                        Topics.FRAUD_ALERTS,
                        Topics.FRAUD_RULES);
        KafkaStreams prepared =
                new KafkaStreams(
                        StatisticsTopology.of(computing()),
                        StreamsSettings.of(config, topics, wanted.applicationId(config)));
        prepared.setUncaughtExceptionHandler(this::begunAgain);
        prepared.setGlobalStateRestoreListener(restoring);
        prepared.start();
        running = wanted;
        streams = prepared;
        if (closing) {
            stop(); // was called while there was nothing to stop
        }
    }

    private Computing computing() {
        return Computing.of(config, topics, counts, new Backlog(this::lag));
    }

    private synchronized void stop() {
        KafkaStreams ending = streams;
        if (ending != null) {
            ending.close(LAST_WORDS);
            if (!closing) {
                ending.cleanUp(); // another generation has a state of its own
            }
            streams = null;
        }
    }

    private StreamThreadExceptionResponse begunAgain(Throwable failure) {
        LOG.error("A stream thread failed and is replaced", failure);
        return StreamThreadExceptionResponse.REPLACE_THREAD;
    }

    /** Records of the change topics that are fetched from but not yet processed. */
    private double lag() {
        KafkaStreams running = streams;
        if (running == null) {
            return 0;
        }
        return running.metrics().entrySet().stream()
                .filter(metric -> metric.getKey().name().equals("records-lag"))
                .map(metric -> metric.getValue().metricValue())
                .filter(Double.class::isInstance)
                .mapToDouble(value -> Math.max(0, (Double) value))
                .filter(Double::isFinite)
                .sum();
    }
}
