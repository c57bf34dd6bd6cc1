package dev.rialto.lake;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The upkeep of the lake's tables: what the lake role does on schedule, for whoever wants it now.
 * Its methods may be called beside writers, and throw a RuntimeException where S3 does not answer.
 */
public final class LakeUpkeep implements AutoCloseable {

    /** Shorter, files could go that a slow writer is about to commit. */
    public static final Duration SHORTEST_RETENTION = Duration.ofMinutes(10);

    private final LakeConfig config;
    private final ObjectStore store;

    /** Connects when it is first used. */
    public LakeUpkeep(S3Config s3, LakeConfig config) {
        this(new ObjectStore(s3), config);
    }

    LakeUpkeep(ObjectStore store, LakeConfig config) {
        this.store = store;
        this.config = config;
    }

    /**
     * A version of a table.
     *
     * @param operation what its writer called it; empty where it did not say
     */
    @RegisterForReflection
    public record Version(long version, Instant time, String operation) {}

    /** The latest versions of a table that can still be read, the newest first. */
    public List<Version> history(String table, int most) {
        DeltaLog log = new DeltaLog(store, table, config.root());
        List<DeltaLog.Version> all = log.versions();
        List<Version> latest = new ArrayList<>();
        for (DeltaLog.Version each : all.reversed().stream().limit(most).toList()) {
            String operation = log.origin(each.number()).operation();
            latest.add(new Version(each.number(), each.time(), operation));
        }
        return latest;
    }

    /**
     * Merges a table's small files.
     *
     * @return how many files were merged
     */
    public int compact(String table) {
        return upkeep(table).compact(config.fileRows(), config.retention());
    }

    /** Removes what no version of the retention needs. */
    public RemovedFiles vacuum(String table) {
        return upkeep(table).vacuum(retention(config));
    }

    @Override
    public void close() {
        store.close();
    }

    private Upkeep upkeep(String table) {
        return new Upkeep(store, table, config.root());
    }

    /** How long files are kept that the latest version has not. */
    static Duration retention(LakeConfig config) {
        return config.retention().compareTo(SHORTEST_RETENTION) > 0
                ? config.retention()
                : SHORTEST_RETENTION;
    }
}
