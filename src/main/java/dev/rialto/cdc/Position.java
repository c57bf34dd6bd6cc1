package dev.rialto.cdc;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * How far publishing has come, kept in Kafka beside the records it describes.
 *
 * <p>PostgreSQL replays whole transactions, in the order of their commits, from {@code resumeLsn}
 * on. The first of them may be published in part; of each table its first records are skipped.
 *
 * @param resumeLsn where the last transaction before the one being published was committed, or
 *     where the snapshot was taken
 * @param transactionId the transaction of the last published record; 0 when there is none yet
 * @param published how many records of that transaction are done with, by table, tombstones
 *     included
 * @param timestampMicros the source time of the last published record, microseconds since 1970
 * @param tables whose snapshots are published; the changes of any other are not
 */
@RegisterForReflection
public record Position(
        long resumeLsn,
        long transactionId,
        Map<String, Long> published,
        long timestampMicros,
        Set<String> tables) {

    /** Takes copies. */
    public Position {
        published = Map.copyOf(published);
        tables = Set.copyOf(tables);
    }

    /** Before the first table of a snapshot taken at this place in the log. */
    static Position atSnapshot(long lsn) {
        return new Position(lsn, 0, Map.of(), 0, Set.of());
    }

    /** This position, with the snapshots of these tables published too. */
    Position with(Collection<String> more) {
        Set<String> all = new TreeSet<>(tables);
        all.addAll(more);
        return new Position(resumeLsn, transactionId, published, timestampMicros, all);
    }

    /** This position, with only these tables left. */
    Position only(Collection<String> wanted) {
        Set<String> left = new TreeSet<>(tables);
        left.retainAll(wanted);
        return new Position(resumeLsn, transactionId, published, timestampMicros, left);
    }

    /** Which of these tables have no snapshot yet. */
    List<String> without(Collection<String> wanted) {
        return wanted.stream().filter(table -> !tables.contains(table)).toList();
    }
}
