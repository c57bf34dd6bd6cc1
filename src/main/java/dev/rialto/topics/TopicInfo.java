package dev.rialto.topics;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;

/**
 * A topic.
 *
 * @param records between its first and last offset; compaction and the markers of transactions
 *     leave gaps, so a reader may see fewer
 * @param bytes on disk of one copy
 * @param lastRecord when the newest record was written; null where there is none
 */
@RegisterForReflection
public record TopicInfo(
        String name, int partitions, long records, long bytes, Instant lastRecord) {}
