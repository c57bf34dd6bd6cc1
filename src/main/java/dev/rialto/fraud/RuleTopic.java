package dev.rialto.fraud;

import dev.rialto.events.CommittedRecords;
import dev.rialto.events.FraudRule;
import dev.rialto.events.Json;
import dev.rialto.events.TopicAdmin;
import dev.rialto.events.Topics;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * The versions on the topic {@code fraud_rules}: a handful of records, so they are read from the
 * beginning whenever somebody asks.
 */
@Singleton
public class RuleTopic {

    private final Topics topics;

    RuleTopic(Topics topics) {
        this.topics = topics;
    }

    /** The built-in versions and those that were written until now. */
    public RuleBook read() {
        List<RuleVersion> versions = new ArrayList<>();
        try (var records =
                new CommittedRecords<>(topics, Topics.FRAUD_RULES, new StringDeserializer())) {
            records.readToEnd(
                    record ->
                            RuleVersion.read(record.key(), record.value())
                                    .ifPresent(versions::add));
        }
        return new RuleBook(versions);
    }

    /** Writes a version; it is safe when this returns. */
    void write(RuleVersion version) throws InterruptedException {
        new TopicAdmin(topics).ensureCompacted(Topics.FRAUD_RULES);
        FraudRule record = version.record();
        try (var producer =
                new KafkaProducer<>(
                        topics.clientSettings(Map.of()),
                        new StringSerializer(),
                        new ByteArraySerializer())) {
            producer.send(
                            new ProducerRecord<>(
                                    Topics.FRAUD_RULES, record.key(), Json.write(record)))
                    .get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("write a fraud rule", e.getCause());
        }
    }
}
