package dev.rialto.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rialto.embedded.Servers;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;

class TopicAdminIT {

    @Test
    void aTopicThatTheBrokerMadeForgetsAndOurOwnDoesNot() throws Exception {
        Topics topics = new TopicsAt(Servers.addresses().bootstrap());
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", topics.bootstrap()))) {
            admin.createTopics(List.of(new NewTopic("made-by-hand", 1, (short) 1))).all().get();
        }
        TopicAdmin admin = new TopicAdmin(topics);
        admin.ensureChanges(List.of("kept_for_ever"));

        assertThat(
                        admin.forgetful(
                                List.of(
                                        "made-by-hand",
                                        topics.change("kept_for_ever"),
                                        "not-there-at-all")))
                .containsExactly("made-by-hand");
    }
}
