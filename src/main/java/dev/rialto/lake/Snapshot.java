package dev.rialto.lake;

import dev.rialto.lake.Action.Add;
import dev.rialto.lake.Action.CommitInfo;
import dev.rialto.lake.Action.Metadata;
import dev.rialto.lake.Action.Protocol;
import dev.rialto.lake.Action.Remove;
import dev.rialto.lake.Action.Txn;
import dev.rialto.lake.DeltaTable.Span;
import java.time.Instant;
import java.util.ArrayList;
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
 * @param table its shape; null where it does not exist, as are its protocol and metadata
 * @param files by the path that the log gives them
 * @param gone files that former versions held, by path
 * @param txns how far it holds the records of each application
 */
record Snapshot(
        long version,
        LakeTable table,
        Protocol protocol,
        Metadata metadata,
        Map<String, DataFile> files,
        Map<String, Remove> gone,
        Map<String, Long> txns) {

    static final Snapshot NONE = new Snapshot(-1, null, null, null, Map.of(), Map.of(), Map.of());

    /** The state of the database that was exported last; nothing where none was. */
    Optional<PgSnapshot> exported() {
        return exists() ? PgSnapshot.of(metadata.configuration()) : Optional.empty();
    }

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
        return at(name, version + commits.size(), commits);
    }

    /** The state at a version that these bring it to; throws as {@link #after} does. */
    Snapshot at(String name, long latest, Collection<List<Action>> commits) {
        Metadata shape = last(Metadata.class, commits, metadata);
        Protocol asked = checked(name, last(Protocol.class, commits, protocol));
        LakeTable shaped = shape == metadata ? table : table(name, shape);
        Map<String, DataFile> held = new LinkedHashMap<>(files);
        Map<String, Remove> former = new LinkedHashMap<>(gone);
        Map<String, Long> reached = new HashMap<>(txns);
        for (Action action : (Iterable<Action>) commits.stream().flatMap(List::stream)::iterator) {
            switch (action) {
                case Add add -> {
                    held.put(add.path(), DataFile.of(add, shaped.key()));
                    former.remove(add.path());
                }
                case Remove remove -> {
                    held.remove(remove.path());
                    former.put(remove.path(), remove);
                }
                case Txn txn -> reached.put(txn.appId(), txn.version());
                case Metadata _, Protocol _, CommitInfo _ -> {}
            }
        }
        return new Snapshot(
                latest,
                shaped,
                asked,
                shape,
                Collections.unmodifiableMap(held),
                Collections.unmodifiableMap(former),
                Collections.unmodifiableMap(reached));
    }

    /** This state, of which files are forgotten that were given up before a time. */
    Snapshot forgetting(Instant before) {
        Map<String, Remove> rest = new LinkedHashMap<>(gone);
        rest.values().removeIf(file -> file.deletionTimestamp().isBefore(before));
        return new Snapshot(
                version, table, protocol, metadata, files, Collections.unmodifiableMap(rest), txns);
    }

    /** What makes the next version hold no row, no record and no export. */
    List<Action> emptied() {
        List<Action> actions = new ArrayList<>();
        actions.add(CommitInfo.of("TRUNCATE"));
        actions.add(metadata.withoutExport());
        txns.keySet().forEach(app -> actions.add(new Txn(app, Span.NOTHING, Instant.now())));
        files.values().forEach(file -> actions.add(Remove.of(file.add())));
        return actions;
    }

    /** All that a checkpoint has to say. */
    List<Action> actions(Instant now) {
        List<Action> actions = new ArrayList<>();
        actions.add(protocol);
        actions.add(metadata);
        txns.forEach((app, reached) -> actions.add(new Txn(app, reached, now)));
        files.values().forEach(file -> actions.add(file.add()));
        actions.addAll(gone.values());
        return actions;
    }

    private static <A extends Action> A last(
            Class<A> type, Collection<List<Action>> commits, A known) {
        return commits.stream()
                .flatMap(List::stream)
                .filter(type::isInstance)
                .map(type::cast)
                .reduce((_, latest) -> latest)
                .orElse(known);
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

    private static Protocol checked(String name, Protocol protocol) {
        if (protocol != null && !protocol.understood()) {
            throw new IllegalStateException(
                    "lake table " + name + " asks for more than is known here: " + protocol);
        }
        return protocol;
    }
}
