package dev.rialto.analytics;

import dev.rialto.events.Topics;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/** Shows and steers the statistics from outside, whichever processes compute them. */
@Singleton
public final class Engine {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration AGAIN = Duration.ofMillis(200);

    private final AnalyticsConfig config;
    private final Topics topics;

    Engine(AnalyticsConfig config, Topics topics) {
        this.config = config;
        this.topics = topics;
    }

    /** Where the statistics stand. */
    public EngineStatus status() throws InterruptedException {
        try (EngineTopic steering = new EngineTopic(topics, config);
                Admin admin = admin()) {
            Wanted wanted = steering.read();
            String group = wanted.applicationId(config);
            int threads = members(admin, group);
            return new EngineStatus(
                    group,
                    wanted.paused() ? "paused" : threads > 0 ? "running" : "stopped",
                    wanted.generation(),
                    threads,
                    lag(admin, group),
                    new PublishedWindows(topics).newest());
        }
    }

    /**
     * Computes all statistics anew from the change topics: stops the processes that compute, takes
     * back what was published, deletes the state, and lets them begin again. Where it is broken
     * off, nothing is computed until it is done again.
     *
     * @throws IllegalStateException where processes do not stop
     */
    public void reset() throws InterruptedException {
        try (EngineTopic steering = new EngineTopic(topics, config);
                Admin admin = admin()) {
            Wanted last = steering.read();
            String group = last.applicationId(config);
            steering.write(new Wanted(last.generation(), true));
            awaitNobody(admin, group);
            delete(admin, group);
            new PublishedWindows(topics).takeBack();
            steering.write(new Wanted(last.generation() + 1, false));
        }
    }

    private static void awaitNobody(Admin admin, String group) throws InterruptedException {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (members(admin, group) > 0) {
            if (Instant.now().isAfter(deadline)) {
                throw new IllegalStateException(
                        "%s is still computed by some process; stop it, and reset again"
                                .formatted(group));
            }
            Thread.sleep(AGAIN);
        }
    }

    private static int members(Admin admin, String group) throws InterruptedException {
        try {
            ConsumerGroupDescription found =
                    admin.describeConsumerGroups(List.of(group)).describedGroups().get(group).get();
            return found.members().size();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof GroupIdNotFoundException) {
                return 0;
            }
            throw new IllegalStateException("cannot see who computes", e.getCause());
        }
    }

    private static void delete(Admin admin, String group) throws InterruptedException {
        Set<String> internal =
                await(admin.listTopics().names()).stream()
                        .filter(name -> isInternal(name, group))
                        .collect(Collectors.toSet());
        await(admin.deleteTopics(internal).all());
        try {
            admin.deleteConsumerGroups(List.of(group)).all().get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof GroupIdNotFoundException)) {
                throw new IllegalStateException("cannot delete a group", e.getCause());
            }
        }
    }

    private static boolean isInternal(String topic, String group) {
        return topic.startsWith(group + "-")
                && (topic.endsWith("-changelog") || topic.endsWith("-repartition"));
    }

    private static Map<String, Long> lag(Admin admin, String group) throws InterruptedException {
        Map<TopicPartition, Long> done = new HashMap<>();
        await(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata())
                .forEach(
                        (partition, offset) -> {
                            if (offset != null) {
                                done.put(partition, offset.offset());
                            }
                        });
        Map<TopicPartition, OffsetSpec> asked =
                done.keySet().stream()
                        .collect(
                                Collectors.toMap(partition -> partition, _ -> OffsetSpec.latest()));
        Map<String, Long> lag = new TreeMap<>();
        await(admin.listOffsets(asked).all())
                .forEach(
                        (partition, end) ->
                                lag.merge(
                                        partition.topic().replace(group + "-", ""),
                                        end.offset() - done.get(partition),
                                        Long::sum));
        return lag;
    }

    private static <T> T await(KafkaFuture<T> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("Kafka refuses", e.getCause());
        }
    }

    private Admin admin() {
        return Admin.create(topics.clientSettings(Map.of()));
    }
}
