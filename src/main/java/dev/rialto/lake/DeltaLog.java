package dev.rialto.lake;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.rialto.events.Json;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

/**
 * The log of one table: a numbered file for each version, written once and never changed, and
 * checkpoints, which say all that the files before them have said.
 */
final class DeltaLog {

    private static final Pattern COMMIT = Pattern.compile("(\\d{20})\\.json");
    private static final Pattern CHECKPOINT = Pattern.compile("(\\d{20})\\.checkpoint\\.parquet");
    private static final String LAST = "_last_checkpoint";

    private final ObjectStore store;
    private final String table;
    private final String folder;

    DeltaLog(ObjectStore store, String table, String root) {
        this.store = store;
        this.table = table;
        this.folder = root + "/" + table + "/_delta_log/";
    }

    /** The latest version, reading only what came after the one given. */
    Snapshot after(Snapshot known) {
        return read(known, known.exists() ? known.version() : lastCheckpoint(), Long.MAX_VALUE);
    }

    /**
     * A former version.
     *
     * @throws IllegalArgumentException where the log has it no longer, or not yet
     */
    Snapshot at(long version) {
        try {
            Snapshot found = read(Snapshot.NONE, -1, version);
            if (found.version() == version) {
                return found;
            }
        } catch (MissingVersionException e) {
            throw new IllegalArgumentException(unknown(version), e);
        }
        throw new IllegalArgumentException(unknown(version));
    }

    /** The version that was the latest at a time; throws as the other does. */
    Snapshot at(Instant time) {
        return at(
                versions().stream()
                        .filter(version -> !version.time().isAfter(time))
                        .mapToLong(Version::number)
                        .max()
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                "lake table %s has no version of %s in its log"
                                                        .formatted(table, time))));
    }

    /** The commits that the log still has, in order. */
    List<Version> versions() {
        return store.all(folder).stream()
                .flatMap(
                        object ->
                                versions(COMMIT, List.of(object.name()))
                                        .mapToObj(number -> new Version(number, object.modified())))
                .sorted(Comparator.comparingLong(Version::number))
                .toList();
    }

    /** Why and when a version was committed; nothing where its writer did not say. */
    Action.CommitInfo origin(long version) {
        return read(version).stream()
                .filter(Action.CommitInfo.class::isInstance)
                .map(Action.CommitInfo.class::cast)
                .findFirst()
                .orElse(new Action.CommitInfo(Instant.EPOCH, "", ""));
    }

    /**
     * Makes the actions the next version.
     *
     * @return false where another writer was first, and nothing was done
     */
    boolean commit(long version, List<Action> actions) {
        byte[] commit = ActionWriter.write(actions);
        // The client may have sent it twice: then the one that is there is ours.
        return store.putIfAbsent(file(version), commit)
                || Arrays.equals(store.get(file(version)), commit);
    }

    /** Writes down what the table holds, so that readers may begin there. */
    void checkpoint(Snapshot snapshot) {
        List<Action> actions = snapshot.actions(Instant.now());
        byte[] checkpoint = Checkpoint.write(actions);
        store.put(checkpoint(snapshot.version()), checkpoint);
        store.put(
                folder + LAST,
                Json.write(
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("version", snapshot.version())
                                .put("size", actions.size())
                                .put("sizeInBytes", checkpoint.length)
                                .put("numOfAddFiles", snapshot.files().size())));
    }

    /**
     * Makes a version that holds no row and no record, and needs nothing from before it.
     *
     * @return the name of the object that points to it
     * @throws IllegalStateException where the log is not one, or asks for more than is known here
     */
    String empty() {
        Snapshot latest = Snapshot.NONE;
        List<Action> actions;
        do {
            latest = after(latest);
            if (!latest.exists()) {
                throw new MissingVersionException(table, 0);
            }
            actions = latest.emptied();
        } while (!commit(latest.version() + 1, actions));
        checkpoint(latest.after(table, List.of(actions)).forgetting(Instant.MAX));
        return folder + LAST;
    }

    /**
     * Removes commits and checkpoints from before a time that no version since then needs.
     *
     * @return how many objects were removed
     */
    int cleanUp(Instant before) {
        List<StoredObject> log = store.all(folder);
        OptionalLong needed =
                versions(
                                CHECKPOINT,
                                log.stream()
                                        .filter(object -> object.modified().isBefore(before))
                                        .map(StoredObject::name)
                                        .toList())
                        .max();
        if (needed.isEmpty()) {
            return 0;
        }
        List<String> unneeded =
                log.stream()
                        .map(StoredObject::name)
                        // Names begin with the version.
                        .filter(name -> name.compareTo(checkpoint(needed.getAsLong())) < 0)
                        .toList();
        SideBySide.forEach(unneeded, store::remove);
        return unneeded.size();
    }

    private Snapshot read(Snapshot known, long from, long to) {
        // Also the checkpoint of that version itself, which comes before its commit.
        List<String> names = store.list(folder, from < 0 ? folder : before(from, known.exists()));
        long checkpoint =
                versions(CHECKPOINT, names).filter(version -> version <= to).max().orElse(-1);
        List<Long> commits =
                versions(COMMIT, names).filter(version -> version <= to).sorted().boxed().toList();
        boolean gap = commits.isEmpty() || commits.getFirst() > known.version() + 1;
        boolean leap = checkpoint > known.version() && (gap || !known.exists());
        Snapshot start =
                leap
                        ? Snapshot.NONE.at(
                                table,
                                checkpoint,
                                List.of(Checkpoint.read(store.get(checkpoint(checkpoint)))))
                        : known;
        List<Long> rest = commits.stream().filter(version -> version > start.version()).toList();
        long expected = start.version();
        for (long version : rest) {
            if (version != ++expected) {
                throw new MissingVersionException(table, expected);
            }
        }
        return start.after(table, SideBySide.map(rest, this::read));
    }

    private long lastCheckpoint() {
        return store.list(folder + LAST, folder + "_").isEmpty()
                ? -1
                : Json.tree(store.get(folder + LAST)).path("version").asLong(-1);
    }

    private LongStream versions(Pattern kind, List<String> names) {
        return names.stream()
                .map(name -> kind.matcher(name.substring(folder.length())))
                .filter(Matcher::matches)
                .mapToLong(name -> Long.parseLong(name.group(1)));
    }

    private List<Action> read(long version) {
        return ActionReader.read(store.get(file(version)));
    }

    private String unknown(long version) {
        return "lake table %s has no version %d in its log".formatted(table, version);
    }

    private String before(long version, boolean known) {
        return known ? file(version) : folder + "%020d".formatted(version);
    }

    private String file(long version) {
        return folder + "%020d.json".formatted(version);
    }

    private String checkpoint(long version) {
        return folder + "%020d.checkpoint.parquet".formatted(version);
    }

    /**
     * A commit.
     *
     * @param time when it was written, by the store's clock
     */
    record Version(long number, Instant time) {}

    /** The log has a gap. */
    static final class MissingVersionException extends IllegalStateException {
        MissingVersionException(String table, long version) {
            super("the log of lake table %s lacks version %d".formatted(table, version));
        }
    }
}
