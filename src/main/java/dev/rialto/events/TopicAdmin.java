package dev.rialto.events;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jboss.logging.Logger;

/**
 * Makes the topics that a role needs; a topic that exists is left as it is. Kafka has ten seconds
 * to answer: then a {@link TimeoutException} says that it does not.
 */
public final class TopicAdmin {

    private static final Logger LOG = Logger.getLogger(TopicAdmin.class);
    private static final int PATIENCE_MILLIS = 10_000;

    private final Topics topics;

    public TopicAdmin(Topics topics) {
        this.topics = topics;
    }

    /**
     * Makes the change topics of these tables, and warns of one that was made otherwise and may
     * lose rows.
     */
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
        for (String topic : forgetful(tables.stream().map(topics::change).toList())) {
            LOG.warnf(
                    "topic %s deletes records by age: what it forgets before it is read is missing"
                            + " in statistics and lake; set its cleanup.policy to compact",
                    topic);
        }
    }

    /** Makes compacted topics of one partition each. */
    public void ensureCompacted(String... names) throws InterruptedException {
        Map<String, String> settings =
                Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);
        ensure(List.of(names).stream().map(name -> topic(name, 1, settings)).toList());
    }

    /**
     * The largest record that each of these topics takes, in bytes; nothing of one that does not
     * exist.
     */
    public Map<String, Integer> largestRecords(Collection<String> names)
            throws InterruptedException {
        Map<String, Integer> largest = new HashMap<>();
        settings(names, TopicConfig.MAX_MESSAGE_BYTES_CONFIG)
                .forEach((name, bytes) -> largest.put(name, Integer.valueOf(bytes)));
        return largest;
    }

    /** Those of these topics that lose records by age or size, as a broker's default has it. */
    public SortedSet<String> forgetful(Collection<String> names) throws InterruptedException {
        Map<String, String> policies = settings(names, TopicConfig.CLEANUP_POLICY_CONFIG);
        policies.values().removeIf(policy -> !policy.contains(TopicConfig.CLEANUP_POLICY_DELETE));
        return new TreeSet<>(policies.keySet());
    }

    private Map<String, String> settings(Collection<String> names, String setting)
            throws InterruptedException {
        Map<String, String> values = new HashMap<>();
        Admin admin = admin();
        try {
            List<ConfigResource> wanted =
                    names.stream()
                            .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                            .toList();
            for (var found : admin.describeConfigs(wanted).values().entrySet()) {
                setting(found.getValue(), setting)
                        .ifPresent(value -> values.put(found.getKey().name(), value));
            }
        } finally {
            admin.close(Duration.ZERO);
        }
        return values;
    }

    private static Optional<String> setting(KafkaFuture<Config> of, String name)
            throws InterruptedException {
        try {
            return Optional.of(of.get().get(name).value());
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return Optional.empty();
            }
            throw failure("cannot see a topic's settings", e);
        }
    }

    private Admin admin() {
        return Admin.create(
                topics.clientSettings(
                        Map.of(
                                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS,
                                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS)));
    }

    private NewTopic topic(String name, int partitions, Map<String, String> settings) {
        return new NewTopic(name, partitions, (short) topics.replicationFactor()).configs(settings);
    }

    private void ensure(List<NewTopic> wanted) throws InterruptedException {
        Admin admin = admin();
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
                throw failure("cannot make a topic", e);
            }
        }
    }

    private static RuntimeException failure(String what, ExecutionException e) {
        return e.getCause() instanceof TimeoutException
                ? new TimeoutException("Kafka does not answer", e)
                : new IllegalStateException(what, e.getCause());
    }
}
