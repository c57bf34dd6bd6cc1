package dev.rialto.alerts;

import dev.rialto.events.TopicAdmin;
import dev.rialto.events.Topics;
import dev.rialto.kernel.Health;
import java.time.Duration;
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
 * The way to one target: a thread, and a consumer group of its own, so that its progress is nobody
 * else's.
 */
final class Route implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Route.class);
    private static final int RECORDS = 20;
    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final Duration LAST_WORDS = Duration.ofSeconds(8);

    private final String name;
    private final Target target;
    private final AlertsConfig.To config;
    private final Topics topics;
    private final Tally tally;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;
    private volatile Health health;

    /** Takes the target over; connects nothing yet. */
    Route(String name, Target target, AlertsConfig.To config, Topics topics, Tally tally) {
        this.name = name;
        this.target = target;
        this.config = config;
        this.topics = topics;
        this.tally = tally;
        this.health = new Health.Waiting("connecting to Kafka at " + topics.bootstrap());
        this.thread =
                Thread.ofPlatform().daemon().name("rialto-alerts-" + name).unstarted(this::run);
    }

    String name() {
        return name;
    }

    void start() {
        thread.start();
    }

    Health health() {
        return health;
    }

    /** Says that it should end, and does not wait for it. */
    void stop() {
        if (closing.getCount() == 0) {
            return; // a second interrupt would cut short its farewell to the group
        }
        closing.countDown();
        thread.interrupt();
    }

    @Override
    public void close() {
        stop();
        try {
            thread.join(LAST_WORDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try (target) {
            while (closing.getCount() > 0) {
                work();
            }
            health = new Health.Waiting("closed");
        } catch (RuntimeException | Error e) {
            LOG.errorf(e, "alerts ended target=%s", name);
            health = new Health.Failed("the delivery ended: " + e);
        }
    }

    /** Until it is closed, or Kafka's clients give up, which new ones may mend. */
    private void work() {
        try {
            carry();
        } catch (InterruptException | InterruptedException e) {
            // Closing: the loop's condition ends it.
        } catch (KafkaException e) {
            LOG.warnf("alerts interrupted target=%s, retry in %s: %s", name, PAUSE, e);
            health = new Health.Waiting("Kafka at " + topics.bootstrap() + ": " + e.getMessage());
            pause();
        }
    }

    private void carry() throws InterruptedException {
        ensureTopics();
        try (DeadLetters deadLetters = new DeadLetters(topics);
                Courier courier =
                        new Courier(
                                consumer(),
                                new Delivery(name, target, config, deadLetters, tally),
                                tally,
                                config.from())) {
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
        Duration slowest = config.timeout().multipliedBy(RECORDS).plusMinutes(2);
        String group = "rialto-alerts-" + name;
        Map<String, Object> settings =
                Map.of(
                        ConsumerConfig.GROUP_ID_CONFIG,
                        group,
                        ConsumerConfig.CLIENT_ID_CONFIG,
                        group,
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
        return new KafkaConsumer<>(
                topics.clientSettings(settings),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }

    private void pause() {
        try {
            closing.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            // Closing: the loop's condition ends it.
        }
    }
}
