package dev.rialto.alerts;

import dev.rialto.events.TopicAdmin;
import dev.rialto.events.Topics;
import dev.rialto.kernel.Health;
import dev.rialto.kernel.Worker;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jboss.logging.Logger;

/**
 * Delivers fraud alerts to the configured places, each revision at least once. What a place refuses
 * goes to a topic of dead letters; a place that does not answer is tried until it does.
 */
@Singleton
public final class AlertsRole implements Worker {

    private static final Logger LOG = Logger.getLogger(AlertsRole.class);
    private static final String GROUP = "rialto-alerts";
    private static final int RECORDS = 20;
    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final Duration LAST_WORDS = Duration.ofSeconds(8);

    private final Topics topics;
    private final AlertsConfig config;
    private final MeterRegistry meters;
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile Health health = new Health.Waiting("not started");
    private volatile Thread thread;

    /** Connects nothing yet. */
    public AlertsRole(Topics topics, AlertsConfig config, MeterRegistry meters) {
        this.topics = topics;
        this.config = config;
        this.meters = meters;
    }

    /**
     * Begins to deliver.
     *
     * @throws IllegalArgumentException where a configured place is none, with its key and value
     */
    @Override
    public void start() {
        List<Target> targets = Target.of(config);
        if (targets.isEmpty()) {
            LOG.info("alerts are only counted: neither rialto.alerts.file nor .webhook is set");
        }
        health = new Health.Waiting("connecting to Kafka at " + topics.bootstrap());
        thread = Thread.ofPlatform().daemon().name("rialto-alerts").start(() -> run(targets));
    }

    @Override
    public Health health() {
        return health;
    }

    @Override
    public void close() {
        closing.countDown();
        Thread running = thread;
        if (running != null) {
            running.interrupt();
            join(running);
        }
    }

    private void run(List<Target> targets) {
        try {
            while (closing.getCount() > 0) {
                work(targets);
            }
            health = new Health.Waiting("closed");
        } catch (RuntimeException | Error e) {
            LOG.error("alerts ended", e);
            health = new Health.Failed("the delivery of alerts ended: " + e);
        } finally {
            targets.forEach(Target::close);
        }
    }

    /** Until it is closed, or Kafka's clients give up, which new ones may mend. */
    private void work(List<Target> targets) {
        try {
            carry(targets);
        } catch (InterruptException | InterruptedException e) {
            // Closing: the loop's condition ends it.
        } catch (KafkaException e) {
            LOG.warnf("alerts interrupted, retry in %s: %s", PAUSE, e);
            health = new Health.Waiting("Kafka at " + topics.bootstrap() + ": " + e.getMessage());
            pause();
        }
    }

    private void carry(List<Target> targets) throws InterruptedException {
        ensureTopics();
        try (DeadLetters deadLetters = new DeadLetters(topics.bootstrap());
                Courier courier =
                        new Courier(consumer(), new Delivery(targets, deadLetters, meters))) {
            while (closing.getCount() > 0) {
                health = courier.step();
            }
        }
    }

    private void ensureTopics() throws InterruptedException {
        try {
            new TopicAdmin(topics)
                    .ensureCompacted(Topics.FRAUD_ALERTS, Topics.FRAUD_ALERTS_DEAD_LETTERS);
        } catch (IllegalStateException e) {
            throw new KafkaException(e.getMessage(), e);
        }
    }

    private KafkaConsumer<String, byte[]> consumer() {
        // All records of a poll may take their whole time before the group misses this member.
        Duration slowest = config.webhookTimeout().multipliedBy(RECORDS).plusMinutes(2);
        Map<String, Object> settings =
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        topics.bootstrap(),
                        ConsumerConfig.GROUP_ID_CONFIG,
                        GROUP,
                        ConsumerConfig.CLIENT_ID_CONFIG,
                        GROUP,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed",
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                        RECORDS,
                        ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG,
                        (int) slowest.toMillis());
        return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }

    private void pause() {
        try {
            closing.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            // Closing: the loop's condition ends it.
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
