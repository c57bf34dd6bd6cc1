package dev.rialto.analytics;

import dev.rialto.analytics.fraud.FraudTopology;
import dev.rialto.events.TopicAdmin;
import dev.rialto.events.Topics;
import dev.rialto.kernel.Health;
import dev.rialto.kernel.Worker;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.jboss.logging.Logger;

/** Runs the statistics topology, exactly once, on Kafka Streams. */
@Singleton
public final class AnalyticsRole implements Worker {

    private static final Logger LOG = Logger.getLogger(AnalyticsRole.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final AnalyticsConfig config;
    private final Topics topics;
    private volatile KafkaStreams streams;
    private volatile Health beginning;
    private volatile boolean closing;
    private Thread starter;

    public AnalyticsRole(AnalyticsConfig config, Topics topics, MeterRegistry meters) {
        this.config = config;
        this.topics = topics;
        this.beginning = new Health.Waiting("waits for Kafka at " + topics.bootstrap());
        meters.gauge("rialto.analytics.lag", this, AnalyticsRole::lag);
    }

    @Override
    public void start() {
        starter = Thread.ofVirtual().name("analytics-start").start(this::startWhenPossible);
    }

    @Override
    public Health health() {
        KafkaStreams running = streams;
        if (running == null) {
            return beginning;
        }
        return switch (running.state()) {
            case RUNNING -> new Health.Ready("computing");
            case CREATED, REBALANCING -> new Health.Waiting("taking its share of the partitions");
            case PENDING_SHUTDOWN, NOT_RUNNING -> new Health.Waiting("closing");
            case PENDING_ERROR, ERROR -> new Health.Failed("Kafka Streams has died");
        };
    }

    @Override
    public void close() {
        closing = true;
        if (starter != null) {
            starter.interrupt();
        }
        KafkaStreams running = streams;
        if (running != null) {
            running.close(Duration.ofSeconds(5));
        }
    }

    private void startWhenPossible() {
        try {
            while (streams == null && !closing) {
                if (!tryStart()) {
                    Thread.sleep(PAUSE);
                }
            }
        } catch (InterruptedException e) {
            LOG.debug("Start was interrupted");
        }
    }

    private boolean tryStart() throws InterruptedException {
        try {
            TopicAdmin admin = new TopicAdmin(topics);
            admin.ensureChanges(List.of("orders"));
            admin.ensureChanges(FraudTopology.TABLES);
            admin.ensureCompacted(Topics.REVENUE, Topics.FRAUD_ALERTS, Topics.FRAUD_RULES);
            KafkaStreams prepared =
                    new KafkaStreams(StatisticsTopology.of(config, topics), settings());
            prepared.setUncaughtExceptionHandler(this::begunAgain);
            prepared.start();
            streams = prepared;
            return true;
        } catch (RuntimeException e) {
            LOG.warnf("Analytics waits for Kafka reason=%s", e.getMessage());
            beginning = new Health.Waiting("waits for Kafka: " + e.getMessage());
            return false;
        }
    }

    private StreamThreadExceptionResponse begunAgain(Throwable failure) {
        LOG.error("A stream thread failed and is replaced", failure);
        return StreamThreadExceptionResponse.REPLACE_THREAD;
    }

    private Properties settings() {
        Properties settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, config.applicationId());
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, topics.bootstrap());
        settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 200);
        settings.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, config.threads());
        settings.put(StreamsConfig.STATE_DIR_CONFIG, config.stateDir().toString());
        settings.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, (int) topics.replicationFactor());
        settings.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 8 << 20);
        settings.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedRocks.class);
        settings.put(
                StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
        // A killed process must not hold its partitions for the default 45 seconds.
        settings.put(
                StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), 10_000);
        settings.put(
                StreamsConfig.consumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), 3_000);
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4");
        return settings;
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
