package dev.rialto.lake;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The log of one table: a numbered file for each version, written once and never changed. */
final class DeltaLog {

    private static final Pattern COMMIT = Pattern.compile("(\\d{20})\\.json");

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
        List<Long> versions =
                store.list(folder, file(known.version())).stream()
                        .map(name -> COMMIT.matcher(name.substring(folder.length())))
                        .filter(Matcher::matches)
                        .map(name -> Long.valueOf(name.group(1)))
                        .filter(version -> version > known.version())
                        .toList();
        long expected = known.version();
        for (long version : versions) {
            if (version != ++expected) {
                throw new IllegalStateException(
                        "the log of lake table %s lacks version %d".formatted(table, expected));
            }
        }
        return known.after(table, versions.stream().map(this::read).toList());
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

    private List<Action> read(long version) {
        return ActionReader.read(store.get(file(version)));
    }

    private String file(long version) {
        // Before the first comes the empty name.
        return version < 0 ? folder : folder + "%020d.json".formatted(version);
    }
}
