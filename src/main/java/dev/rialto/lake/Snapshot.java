package dev.rialto.lake;

import dev.rialto.lake.Action.Add;
import dev.rialto.lake.Action.CommitInfo;
import dev.rialto.lake.Action.Metadata;
import dev.rialto.lake.Action.Protocol;
import dev.rialto.lake.Action.Remove;
import dev.rialto.lake.Action.Txn;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a table holds at a version.
 *
 * @param version from 0; -1 of a table that does not exist
 * @param table its shape; null where it does not exist, as is its metadata
 * @param files by the path that the log gives them
 * @param txns how far it holds the records of each application
 */
record Snapshot(
        long version,
        LakeTable table,
        Metadata metadata,
        Map<String, DataFile> files,
        Map<String, Long> txns) {

    static final Snapshot NONE = new Snapshot(-1, null, null, Map.of(), Map.of());

    boolean exists() {
        return version >= 0;
    }

    /**
     * The state after the commits that follow.
     *
     * @param name the table's
     * @throws IllegalStateException where they make the table something that this code must not
     *     touch
     */
    Snapshot after(String name, Collection<List<Action>> commits) {
        Metadata shape = metadata(commits).orElse(metadata);
        LakeTable shaped = shape == metadata ? table : table(name, shape);
        Map<String, DataFile> held = new LinkedHashMap<>(files);
        Map<String, Long> reached = new HashMap<>(txns);
        for (Action action : (Iterable<Action>) commits.stream().flatMap(List::stream)::iterator) {
            switch (action) {
                case Add add -> held.put(add.path(), DataFile.of(add, shaped.key()));
                case Remove remove -> held.remove(remove.path());
                case Txn txn -> reached.put(txn.appId(), txn.version());
                case Protocol protocol -> check(name, protocol);
                case Metadata _, CommitInfo _ -> {}
            }
        }
        return new Snapshot(
                version + commits.size(),
                shaped,
                shape,
                Collections.unmodifiableMap(held),
                Collections.unmodifiableMap(reached));
    }

    private static Optional<Metadata> metadata(Collection<List<Action>> commits) {
        return commits.stream()
                .flatMap(List::stream)
                .filter(Metadata.class::isInstance)
                .map(Metadata.class::cast)
                .reduce((_, latest) -> latest);
    }

    private static LakeTable table(String name, Metadata metadata) {
        try {
            return metadata.table(name);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(
                    "lake table %s has columns that are not known here: %s"
                            .formatted(name, e.getMessage()),
                    e);
        }
    }

    private static void check(String name, Protocol protocol) {
        if (!protocol.understood()) {
            throw new IllegalStateException(
                    "lake table " + name + " asks for more than is known here: " + protocol);
        }
    }
}
