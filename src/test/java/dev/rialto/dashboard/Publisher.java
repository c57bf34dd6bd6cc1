package dev.rialto.dashboard;

import dev.rialto.events.FraudAlert;
import dev.rialto.events.Json;
import dev.rialto.events.RevenueWindow;
import dev.rialto.events.Topics;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes statistics as the analytics role would. */
final class Publisher implements AutoCloseable {

    private final KafkaProducer<String, byte[]> producer;

    Publisher(Topics topics) {
        producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", topics.bootstrap()),
                        new StringSerializer(),
                        new ByteArraySerializer());
    }

    void publish(RevenueWindow window) {
        publish(Topics.REVENUE, window.key(), Json.write(window));
    }

    void publish(FraudAlert alert) {
        publish(Topics.FRAUD_ALERTS, alert.alertId(), Json.write(alert));
    }

    void publish(String topic, String key, byte[] value) {
        producer.send(new ProducerRecord<>(topic, key, value));
        producer.flush();
    }

    @Override
    public void close() {
        producer.close();
    }
}
