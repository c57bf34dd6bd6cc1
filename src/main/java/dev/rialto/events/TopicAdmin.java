package dev.rialto.events;

import java.time.Duration;
import java.util.ArrayList;
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
import org.apache.kafka.clients.admin.TopicDescription;
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

    /** Compaction keeps the newest version of each row for ever, and a day of every version. */
    private static final Map<String, String> CHANGES =
            Map.of(
                    TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT,
                    TopicConfig.MIN_COMPACTION_LAG_MS_CONFIG, "86400000",
                    TopicConfig.COMPRESSION_TYPE_CONFIG, "producer");

    private static final Map<String, String> COMPACTED =
            Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);

    private final Topics topics;

    public TopicAdmin(Topics topics) {
        this.topics = topics;
    }

    /**
     * Makes the change topics of these tables, and warns of one that was made otherwise and may
     * lose rows.
     *
     * @param compacted other topics, of one partition each, that are made with them
     */
    public void ensureChanges(Collection<String> tables, String... compacted)
            throws InterruptedException {
        List<String> changes = tables.stream().map(topics::change).toList();
        List<NewTopic> wanted = new ArrayList<>();
        changes.forEach(name -> wanted.add(topic(name, topics.partitions(), CHANGES)));
        List.of(compacted).forEach(name -> wanted.add(topic(name, 1, COMPACTED)));
        try (Client kafka = new Client()) {
            ensure(kafka.admin(), wanted);
            forgetful(kafka.admin(), changes)
                    .forEach(
                            topic ->
                                    LOG.warnf(
                                            "topic %s deletes records by age: what it forgets"
                                                    + " before it is read is missing in statistics"
                                                    + " and lake; set its cleanup.policy to compact",
                                            topic));
        }
    }

    /** Makes compacted topics of one partition each. */
    public void ensureCompacted(String... names) throws InterruptedException {
        try (Client kafka = new Client()) {
            ensure(
                    kafka.admin(),
                    List.of(names).stream().map(name -> topic(name, 1, COMPACTED)).toList());
        }
    }

    /**
     * The largest record that each of these topics takes, in bytes; nothing of one that does not
     * exist.
     */
    public Map<String, Integer> largestRecords(Collection<String> names)
            throws InterruptedException {
        try (Client kafka = new Client()) {
            Map<String, Integer> largest = new HashMap<>();
            settings(kafka.admin(), names, TopicConfig.MAX_MESSAGE_BYTES_CONFIG)
                    .forEach((name, bytes) -> largest.put(name, Integer.valueOf(bytes)));
            return largest;
        }
    }

    /** Those of these topics that lose records by age or size, as a broker's default has it. */
    public SortedSet<String> forgetful(Collection<String> names) throws InterruptedException {
        try (Client kafka = new Client()) {
            return forgetful(kafka.admin(), names);
        }
    }

    private static SortedSet<String> forgetful(Admin admin, Collection<String> names)
            throws InterruptedException {
        Map<String, String> policies = settings(admin, names, TopicConfig.CLEANUP_POLICY_CONFIG);
        policies.values().removeIf(policy -> !policy.contains(TopicConfig.CLEANUP_POLICY_DELETE));
        return new TreeSet<>(policies.keySet());
    }

    private static Map<String, String> settings(
            Admin admin, Collection<String> names, String setting) throws InterruptedException {
        List<ConfigResource> wanted =
                names.stream()
                        .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                        .toList();
        Map<String, String> values = new HashMap<>();
        for (var found : admin.describeConfigs(wanted).values().entrySet()) {
            setting(found.getValue(), setting)
                    .ifPresent(value -> values.put(found.getKey().name(), value));
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

    private NewTopic topic(String name, int partitions, Map<String, String> settings) {
        return new NewTopic(name, partitions, (short) topics.replicationFactor()).configs(settings);
    }

    private static void ensure(Admin admin, List<NewTopic> wanted) throws InterruptedException {
        Map<String, KafkaFuture<TopicDescription>> known =
                admin.describeTopics(wanted.stream().map(NewTopic::name).toList())
                        .topicNameValues();
        List<NewTopic> missing = new ArrayList<>();
        for (NewTopic topic : wanted) {
            if (!isThere(known.get(topic.name()))) {
                missing.add(topic);
            }
        }
        for (KafkaFuture<Void> made : admin.createTopics(missing).values().values()) {
            await(made);
        }
    }

    private static boolean isThere(KafkaFuture<TopicDescription> topic)
            throws InterruptedException {
        try {
            topic.get();
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return false;
            }
            throw failure("cannot see a topic", e);
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

    /** A client of Kafka, to be asked some things and let go. */
    private final class Client implements AutoCloseable {

        private final Admin admin =
                Admin.create(
                        topics.clientSettings(
                                Map.of(
                                        AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                                        PATIENCE_MILLIS,
                                        AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                                        PATIENCE_MILLIS)));

        Admin admin() {
            return admin;
        }

        @Override
        public void close() {
            // Answered or given up: a close that waits for open requests would hold up a shutdown.
            admin.close(Duration.ZERO);
        }
    }
}
