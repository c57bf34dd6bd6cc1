package dev.rialto.alerts;

import dev.rialto.events.Topics;
import java.nio.charset.StandardCharsets;
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

/** The topic of alerts that a place refused. */
final class DeadLetters implements AutoCloseable {

    private final KafkaProducer<String, byte[]> producer;

    DeadLetters(String bootstrap) {
        Map<String, Object> settings =
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap,
                        ProducerConfig.CLIENT_ID_CONFIG, "rialto-alerts-dead-letters",
                        ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000,
                        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000,
                        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 30_000);
        producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }

    /**
     * Keeps the record as it is, and returns when it is safe.
     *
     * @throws KafkaException where it is not
     */
    void add(ConsumerRecord<String, byte[]> refused, String target, String reason)
            throws InterruptedException {
        // Its own key would let compaction drop all but one version of an alert.
        String key = refused.key() + "@" + refused.partition() + "-" + refused.offset();
        ProducerRecord<String, byte[]> letter =
                new ProducerRecord<>(Topics.FRAUD_ALERTS_DEAD_LETTERS, key, refused.value());
        letter.headers().add("target", target.getBytes(StandardCharsets.UTF_8));
        letter.headers().add("reason", reason.getBytes(StandardCharsets.UTF_8));
        try {
            producer.send(letter).get();
        } catch (ExecutionException e) {
            throw new KafkaException("cannot write a dead letter", e.getCause());
        }
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(1));
    }
}
