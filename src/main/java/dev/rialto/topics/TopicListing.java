package dev.rialto.topics;

import dev.rialto.events.Topics;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.LogDirDescription;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;

/** The topics that there are, and how full they are. */
public final class TopicListing {

    private final Admin admin;

    private TopicListing(Admin admin) {
        this.admin = admin;
    }

    /**
     * All topics but Kafka's own, by name.
     *
     * @throws IllegalStateException where the brokers do not answer
     */
    public static List<TopicInfo> of(Topics topics) throws InterruptedException {
        Map<String, Object> settings =
                topics.clientSettings(
                        Map.of(
                                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 10_000,
                                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000));
        try (Admin admin = Admin.create(settings)) {
            return new TopicListing(admin).list();
        } catch (ExecutionException e) {
            throw new IllegalStateException(
                    "no answer from Kafka at " + topics.bootstrap(), e.getCause());
        }
    }

    private List<TopicInfo> list() throws ExecutionException, InterruptedException {
        Collection<TopicDescription> found =
                admin.describeTopics(admin.listTopics().names().get())
                        .allTopicNames()
                        .get()
                        .values();
        List<TopicPartition> partitions =
                found.stream()
                        .flatMap(
                                topic ->
                                        topic.partitions().stream()
                                                .map(
                                                        at ->
                                                                new TopicPartition(
                                                                        topic.name(),
                                                                        at.partition())))
                        .toList();
        var begins = offsets(partitions, OffsetSpec.earliest());
        var ends = offsets(partitions, OffsetSpec.latest());
        var newest = offsets(partitions, OffsetSpec.maxTimestamp());
        Map<TopicPartition, Long> sizes = sizes();
        return partitions.stream()
                .collect(Collectors.groupingBy(TopicPartition::topic))
                .entrySet()
                .stream()
                .map(
                        topic ->
                                new TopicInfo(
                                        topic.getKey(),
                                        topic.getValue().size(),
                                        topic.getValue().stream()
                                                .mapToLong(
                                                        at ->
                                                                ends.get(at).offset()
                                                                        - begins.get(at).offset())
                                                .sum(),
                                        topic.getValue().stream()
                                                .mapToLong(at -> sizes.getOrDefault(at, 0L))
                                                .sum(),
                                        topic.getValue().stream()
                                                .map(at -> newest.get(at).timestamp())
                                                .filter(at -> at >= 0)
                                                .max(Long::compare)
                                                .map(Instant::ofEpochMilli)
                                                .orElse(null)))
                .sorted(Comparator.comparing(TopicInfo::name))
                .toList();
    }

    private Map<TopicPartition, ListOffsetsResultInfo> offsets(
            List<TopicPartition> partitions, OffsetSpec spec)
            throws ExecutionException, InterruptedException {
        return admin.listOffsets(
                        partitions.stream().collect(Collectors.toMap(at -> at, at -> spec)))
                .all()
                .get();
    }

    /** Bytes on disk of one copy. */
    private Map<TopicPartition, Long> sizes() throws ExecutionException, InterruptedException {
        List<Integer> brokers =
                admin.describeCluster().nodes().get().stream().map(node -> node.id()).toList();
        Map<TopicPartition, Long> sizes = new HashMap<>();
        for (Map<String, LogDirDescription> folders :
                admin.describeLogDirs(brokers).allDescriptions().get().values()) {
            for (LogDirDescription folder : folders.values()) {
                folder.replicaInfos()
                        .forEach((at, replica) -> sizes.merge(at, replica.size(), Math::max));
            }
        }
        return sizes;
    }
}
