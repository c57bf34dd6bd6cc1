package dev.rialto.events;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;

/** Makes the topics that a role needs; a topic that exists is left as it is. */
public final class TopicAdmin {

    private final Topics topics;

    public TopicAdmin(Topics topics) {
        this.topics = topics;
    }

    /** Makes the change topics of these tables. */
    public void ensureChanges(Collection<String> tables) throws InterruptedException {
        // Compaction keeps the newest version of each row for ever, and a day of every version.
        Map<String, String> settings =
                Map.of(
                        TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT,
                        TopicConfig.MIN_COMPACTION_LAG_MS_CONFIG, "86400000",
                        TopicConfig.COMPRESSION_TYPE_CONFIG, "producer");
        ensure(
                tables.stream()
                        .map(table -> topic(topics.change(table), topics.partitions(), settings))
                        .toList());
    }

    /** Makes compacted topics of one partition each. */
    public void ensureCompacted(String... names) throws InterruptedException {
        Map<String, String> settings =
                Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);
        ensure(List.of(names).stream().map(name -> topic(name, 1, settings)).toList());
    }

    private NewTopic topic(String name, int partitions, Map<String, String> settings) {
        return new NewTopic(name, partitions, topics.replicationFactor()).configs(settings);
    }

    private void ensure(List<NewTopic> wanted) throws InterruptedException {
        Map<String, Object> settings =
                Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, topics.bootstrap());
        Admin admin = Admin.create(settings);
        try {
            for (KafkaFuture<Void> made : admin.createTopics(wanted).values().values()) {
                await(made);
            }
        } finally {
            // Answered or given up: a close that waits for open requests would hold up a shutdown.
            admin.close(Duration.ZERO);
        }
    }

    private static void await(KafkaFuture<Void> made) throws InterruptedException {
        try {
            made.get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new IllegalStateException("cannot make a topic", e.getCause());
            }
        }
    }
}
