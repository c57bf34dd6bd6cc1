package dev.rialto.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.MissingNode;
import dev.rialto.embedded.Servers;
import dev.rialto.events.TopicAdmin;
import dev.rialto.events.Topics;
import dev.rialto.events.Veil;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

class ChangeTopicIT {

    private final Topics topics = Servers.topics();
    private final KafkaProducer<byte[], byte[]> producer =
            new KafkaProducer<>(
                    Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, topics.bootstrap()),
                    new ByteArraySerializer(),
                    new ByteArraySerializer());
    private final Hashes truth = new Hashes();
    private Table things;

    @BeforeEach
    void name(TestInfo test) throws Exception {
        String name = test.getTestMethod().orElseThrow().getName();
        things =
                new Table(
                        name,
                        "id",
                        List.of(
                                column("id", Column.Kind.INTEGER),
                                column("rank", Column.Kind.OTHER)));
        new TopicAdmin(topics).ensureChanges(List.of(name));
        truth.put(1, things.hash(column -> column.name().equals("id") ? "1" : "first"));
    }

    @AfterEach
    void close() {
        producer.close();
    }

    @Test
    void changesThatFollowOneAnotherAreEqual() throws Exception {
        write("c", "null", "{\"id\":1,\"rank\":\"last\"}", 10);
        write("u", "{\"id\":1,\"rank\":\"last\"}", "{\"id\":1,\"rank\":\"first\"}", 11);

        assertThat(compared().equal()).isTrue();
    }

    @Test
    void namesTheChangeBeforeWhichOneIsMissing() throws Exception {
        write("c", "null", "{\"id\":1,\"rank\":\"last\"}", 10);
        write("u", "{\"id\":1,\"rank\":\"second\"}", "{\"id\":1,\"rank\":\"first\"}", 11);

        Comparison found = compared();

        assertThat(found.differences()).isEqualTo(1);
        assertThat(found.example())
                .isEqualTo("key 1 was at lsn 11 not as the change before left it");
    }

    @Test
    void aSnapshotOfTheRowMakesUpForAMissingChange() throws Exception {
        write("c", "null", "{\"id\":1}", 10);
        write("u", "{\"id\":1,\"rank\":\"7\"}", "{\"id\":1,\"rank\":\"first\"}", 11);
        write("r", "null", "{\"id\":1,\"rank\":\"first\"}", 12);

        assertThat(compared().equal()).isTrue();
    }

    private static Column column(String name, Column.Kind kind) {
        return new Column(name, kind, MissingNode.getInstance(), new Veil.None());
    }

    private Comparison compared() {
        try (ChangeTopic topic = new ChangeTopic(topics, things)) {
            return topic.compare(truth);
        }
    }

    private void write(String op, String before, String after, long lsn) throws Exception {
        String change =
                """
                {"op":"%s","before":%s,"after":%s,"source":{"table":"%s","lsn":%d}}"""
                        .formatted(op, before, after, things.name(), lsn);
        producer.send(
                        new ProducerRecord<>(
                                topics.change(things.name()),
                                "{\"id\":1}".getBytes(UTF_8),
                                change.getBytes(UTF_8)))
                .get();
    }
}
