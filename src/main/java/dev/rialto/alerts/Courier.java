package dev.rialto.alerts;

import dev.rialto.events.Topics;
import dev.rialto.kernel.Health;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jboss.logging.Logger;

/**
 * Carries records from the topics to one target. An offset is committed only when the target has
 * its record, does not want it, or when it is a dead letter. A record that cannot be delivered now
 * makes its partition pause, while polling goes on, so that the group keeps this member. For one
 * thread.
 */
final class Courier implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Courier.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration ANSWER = Duration.ofSeconds(5);
    private static final long ASK_EVERY = Duration.ofSeconds(5).toNanos();

    private final KafkaConsumer<String, byte[]> consumer;
    private final Delivery delivery;
    private final Tally tally;
    private final Beginnings beginnings;
    private final Map<TopicPartition, Held> held = new HashMap<>();
    private long asked = System.nanoTime();
    private boolean answers = true;

    /** Takes the consumer over. */
    Courier(
            KafkaConsumer<String, byte[]> consumer,
            Delivery delivery,
            Tally tally,
            AlertsConfig.From from) {
        this.consumer = consumer;
        this.delivery = delivery;
        this.tally = tally;
        this.beginnings = new Beginnings(consumer, from, delivery.remembers());
        consumer.subscribe(
                List.of(Topics.FRAUD_ALERTS, Topics.FRAUD_ALERTS_DEAD_LETTERS), beginnings);
    }

    /** Carries what is there, waiting about a second for it at most; says how it goes. */
    Health step() throws InterruptedException {
        askBroker();
        resumeDue();
        ConsumerRecords<String, byte[]> records = consumer.poll(POLL);
        beginnings.news().forEach(this::commit);
        for (TopicPartition partition : records.partitions()) {
            carry(partition, records.records(partition));
        }
        tally.lag(lag());
        return health();
    }

    @Override
    public void close() {
        // An interrupt has done its work by now; it should not cut short the farewell to the group.
        Thread.interrupted();
        consumer.close(CloseOptions.timeout(Duration.ofSeconds(2)));
    }

    // Polling does not tell: a poll just finds nothing where nobody answers.
    private void askBroker() {
        if (System.nanoTime() - asked < ASK_EVERY) {
            return;
        }
        try {
            consumer.listTopics(ANSWER);
            answers = true;
        } catch (TimeoutException e) {
            answers = false;
        }
        asked = System.nanoTime();
    }

    private void resumeDue() {
        held.keySet().retainAll(consumer.assignment());
        held.forEach(
                (partition, record) -> {
                    if (record.isDue()) {
                        consumer.resume(Set.of(partition));
                    }
                });
    }

    private void carry(TopicPartition partition, List<ConsumerRecord<String, byte[]>> records)
            throws InterruptedException {
        for (ConsumerRecord<String, byte[]> record : records) {
            if (beginnings.isBefore(partition, record.offset())) {
                delivery.remember(record);
                continue;
            }
            Held before = held.remove(partition);
            boolean again = before != null && before.offset() == record.offset();
            Optional<Held> failed = delivery.deliver(record, again ? before : null);
            if (failed.isPresent()) {
                hold(partition, failed.get());
                commit(partition, record.offset());
                return;
            }
        }
        long next = records.getLast().offset() + 1;
        if (!beginnings.isBefore(partition, next)) {
            commit(partition, next);
        }
    }

    private void hold(TopicPartition partition, Held record) {
        LOG.debugf("alert held %s offset=%d: %s", partition, record.offset(), record.reason());
        held.put(partition, record);
        consumer.seek(partition, record.offset());
        consumer.pause(Set.of(partition));
    }

    private void commit(TopicPartition partition, long next) {
        try {
            consumer.commitSync(Map.of(partition, new OffsetAndMetadata(next)));
        } catch (CommitFailedException | RebalanceInProgressException e) {
            // Whoever has the partition after the rebalance delivers these once more.
            LOG.debugf("offset not committed %s: %s", partition, e.getMessage());
        }
    }

    private long lag() {
        return consumer.assignment().stream()
                .mapToLong(partition -> consumer.currentLag(partition).orElse(0))
                .sum();
    }

    private Health health() {
        if (!answers) {
            return new Health.Waiting("Kafka does not answer; asking again");
        }
        return held.values().stream()
                .findFirst()
                .<Health>map(record -> new Health.Waiting(record.says()))
                .orElseGet(() -> new Health.Ready("delivers"));
    }
}
