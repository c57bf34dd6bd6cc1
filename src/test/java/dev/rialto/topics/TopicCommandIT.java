package dev.rialto.topics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rialto.RialtoProcess;
import dev.rialto.embedded.Servers;
import dev.rialto.events.Json;
import dev.rialto.events.TopicAdmin;
import dev.rialto.events.TopicsAt;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** {@code rialto topic} on a topic of its own. */
class TopicCommandIT {

    private static final String TOPIC = "looked_at";

    @BeforeAll
    static void fill() throws Exception {
        new TopicAdmin(new TopicsAt(Servers.addresses().bootstrap())).ensureCompacted(TOPIC);
        Map<String, Object> settings = Map.of("bootstrap.servers", Servers.addresses().bootstrap());
        try (var producer =
                new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            for (String key : List.of("a", "b", "a")) {
                String change = "{\"op\":\"c\",\"before\":null,\"after\":{\"amount\":1.10}}";
                producer.send(new ProducerRecord<>(TOPIC, key, change)).get();
            }
            producer.send(new ProducerRecord<>(TOPIC, "b", null)).get();
        }
    }

    @Test
    void listsTopicsWithTheirRecords() throws Exception {
        JsonNode topics = Json.tree(bytes(run(0, "list", "--json")));

        assertThat(topics)
                .anySatisfy(
                        topic -> {
                            assertThat(topic.path("name").asText()).isEqualTo(TOPIC);
                            assertThat(topic.path("records").asLong()).isEqualTo(4);
                            assertThat(topic.path("bytes").asLong()).isPositive();
                        });
    }

    @Test
    void tailsTheRecordsOfAKeyAndEnds() throws Exception {
        String lines =
                run(0, "tail", TOPIC, "--from-beginning", "--key", "b", "--max", "2", "--json");

        List<JsonNode> records = lines.lines().map(line -> Json.tree(bytes(line))).toList();
        assertThat(records).hasSize(2);
        assertThat(records.getFirst().path("value").path("after").toString())
                .isEqualTo("{\"amount\":1.10}");
        assertThat(records.getLast().path("value").isNull()).isTrue();
    }

    @Test
    void refusesATopicThatIsNotThere() throws Exception {
        assertThat(run(2, "tail", "nowhere")).contains("there is no topic nowhere");
    }

    private static String run(int exit, String command, String... words) {
        String[] all = new String[words.length + 2];
        all[0] = "topic";
        all[1] = command;
        System.arraycopy(words, 0, all, 2, words.length);
        Map<String, String> settings =
                Map.of("RIALTO_TOPICS_BOOTSTRAP", Servers.addresses().bootstrap());
        try (RialtoProcess process = RialtoProcess.start(settings, all)) {
            assertThat(process.awaitExit()).as(process.output()).isEqualTo(exit);
            return process.output().strip();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
