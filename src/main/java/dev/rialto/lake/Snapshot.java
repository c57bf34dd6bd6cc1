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

/**
 * What a table holds at a version.
 *
 * @param version from 0; -1 of a table that does not exist
 * @param files by the path that the log gives them
 * @param txns how far it holds the records of each application
 */
record Snapshot(
        long version, Metadata metadata, Map<String, DataFile> files, Map<String, Long> txns) {

    static final Snapshot NONE = new Snapshot(-1, null, Map.of(), Map.of());

    boolean exists() {
        return version >= 0;
    }

    /**
     * The state after the commits that follow.
     *
     * @throws IllegalStateException where they make the table something that this code must not
     *     touch
     */
    Snapshot after(LakeTable table, Collection<List<Action>> commits) {
        Metadata shape = metadata;
        Map<String, DataFile> held = new LinkedHashMap<>(files);
        Map<String, Long> reached = new HashMap<>(txns);
        for (Action action : (Iterable<Action>) commits.stream().flatMap(List::stream)::iterator) {
            switch (action) {
                case Add add -> held.put(add.path(), DataFile.of(add, table.key()));
                case Remove remove -> held.remove(remove.path());
                case Txn txn -> reached.put(txn.appId(), txn.version());
                case Metadata latest -> shape = checked(table, latest);
                case Protocol protocol -> check(table, protocol);
                case CommitInfo _ -> {}
            }
        }
        return new Snapshot(
                version + commits.size(),
                shape,
                Collections.unmodifiableMap(held),
                Collections.unmodifiableMap(reached));
    }

    private static void check(LakeTable table, Protocol protocol) {
        if (!protocol.understood()) {
            throw new IllegalStateException(
                    "lake table "
                            + table.name()
                            + " asks for more than is known here: "
                            + protocol);
        }
    }

    private static Metadata checked(LakeTable table, Metadata metadata) {
        if (!Schema.same(Schema.of(table), metadata.schemaString())) {
            throw new IllegalStateException(
                    "lake table %s has other columns than declared: %s"
                            .formatted(table.name(), metadata.schemaString()));
        }
        return metadata;
    }
}
