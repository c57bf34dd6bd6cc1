package dev.rialto.lake;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** How a table's log names topic partitions: {@code rialto/<topic>/<partition>}. */
final class LakeOffsets {

    private static final String OURS = "rialto/";

    private LakeOffsets() {}

    static String appId(TopicPartition partition) {
        return OURS + partition.topic() + "/" + partition.partition();
    }

    /** The offsets among what a log says of all applications. */
    static Map<TopicPartition, Long> of(Map<String, Long> txns) {
        Map<TopicPartition, Long> offsets = new HashMap<>();
        txns.forEach(
                (app, offset) -> {
                    if (app.startsWith(OURS)) {
                        int end = app.lastIndexOf('/');
                        String topic = app.substring(OURS.length(), end);
                        int partition = Integer.parseInt(app.substring(end + 1));
                        offsets.put(new TopicPartition(topic, partition), offset);
                    }
                });
        return Map.copyOf(offsets);
    }
}
