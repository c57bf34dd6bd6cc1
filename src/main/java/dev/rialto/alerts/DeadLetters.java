package dev.rialto.alerts;

import dev.rialto.events.Topics;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes the topic of alerts that could not be delivered. For one thread. */
final class DeadLetters implements AutoCloseable {

    private final Topics topics;
    private KafkaProducer<String, byte[]> producer;

    /** Connects with the first letter, which most targets never have. */
    DeadLetters(Topics topics) {
        this.topics = topics;
    }

    /**
     * Keeps the record as it is, and returns when it is safe.
     *
     * @throws KafkaException where it is not
     */
    void add(ConsumerRecord<String, byte[]> refused, String target, String reason, int attempts)
            throws InterruptedException {
        ProducerRecord<String, byte[]> letter = letter(id(refused, target), refused.value());
        UndeliveredAlert.put(letter, UndeliveredAlert.TARGET, target);
        UndeliveredAlert.put(letter, UndeliveredAlert.REASON, reason);
        UndeliveredAlert.put(letter, UndeliveredAlert.ATTEMPTS, Integer.toString(attempts));
        send(letter);
    }

    /** Asks for a letter to be delivered again; throws as {@link #add} does. */
    void replay(ConsumerRecord<String, byte[]> dead) throws InterruptedException {
        ProducerRecord<String, byte[]> letter = letter(dead.key(), dead.value());
        dead.headers().forEach(letter.headers()::add);
        UndeliveredAlert.put(letter, UndeliveredAlert.REPLAY, "true");
        send(letter);
    }

    /** A letter was delivered after all; throws as {@link #add} does. */
    void settle(ConsumerRecord<String, byte[]> delivered) throws InterruptedException {
        send(letter(delivered.key(), null));
    }

    @Override
    public void close() {
        if (producer != null) {
            producer.close(Duration.ofSeconds(1));
        }
    }

    // The alert's own key would let compaction drop all but one revision.
    private static String id(ConsumerRecord<String, byte[]> refused, String target) {
        return refused.topic().equals(Topics.FRAUD_ALERTS_DEAD_LETTERS)
                ? refused.key()
                : "%s/%s@%d-%d"
                        .formatted(target, refused.key(), refused.partition(), refused.offset());
    }

    private static ProducerRecord<String, byte[]> letter(String id, byte[] value) {
        return new ProducerRecord<>(Topics.FRAUD_ALERTS_DEAD_LETTERS, id, value);
    }

    private void send(ProducerRecord<String, byte[]> letter) throws InterruptedException {
        try {
            producer().send(letter).get();
        } catch (ExecutionException e) {
            throw new KafkaException("cannot write a dead letter", e.getCause());
        }
    }

    private KafkaProducer<String, byte[]> producer() {
        if (producer == null) {
            Map<String, Object> settings =
                    Map.of(
                            ProducerConfig.CLIENT_ID_CONFIG, "rialto-alerts-dead-letters",
                            ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000,
                            ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000,
                            ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 30_000);
            producer =
                    new KafkaProducer<>(
                            topics.clientSettings(settings),
                            new StringSerializer(),
                            new ByteArraySerializer());
        }
        return producer;
    }
}
