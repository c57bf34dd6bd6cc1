package dev.rialto.lake;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/**
 * The lake as an export writes it. Its methods throw a RuntimeException that says in a line what S3
 * did not do.
 */
public final class LakeExport implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(LakeExport.class);
    private static final String QUARANTINE = "quarantine/";

    private final ObjectStore store;
    private final LakeConfig config;

    private LakeExport(ObjectStore store, LakeConfig config) {
        this.store = store;
        this.config = config;
    }

    /** Opens it, and makes the bucket where it is missing. */
    public static LakeExport open(S3Config s3, LakeConfig config) {
        ObjectStore store = new ObjectStore(s3);
        try {
            store.ensureBucket();
            return new LakeExport(store, config);
        } catch (RuntimeException e) {
            store.close();
            throw e;
        }
    }

    /**
     * Learns what a table holds now. To be called before the database's state is fixed that will be
     * exported, so that this state has all that the table has.
     */
    public TableExport table(String name) {
        return new TableExport(name, store, config);
    }

    /**
     * Removes everything from the bucket but a version of each table that says that it is empty: by
     * that one, whoever follows the table learns that it begins anew.
     *
     * @return how many objects were removed
     */
    public int clear() {
        // From before the empty versions: what writers add on top of those stays.
        List<String> unwanted =
                new ArrayList<>(store.all("").stream().map(StoredObject::name).toList());
        Pattern log = Pattern.compile(Pattern.quote(config.root()) + "/([^/]+)/_delta_log/.*");
        List<String> tables =
                unwanted.stream()
                        .map(log::matcher)
                        .filter(Matcher::matches)
                        .map(name -> name.group(1))
                        .distinct()
                        .toList();
        for (String table : tables) {
            try {
                unwanted.remove(new DeltaLog(store, table, config.root()).empty());
            } catch (IllegalStateException e) {
                LOG.warnf("export removes a log that says nothing to it: %s", e.getMessage());
            }
        }
        SideBySide.forEach(unwanted, store::remove);
        return unwanted.size();
    }

    /** The tables that have something in quarantine. */
    public List<String> quarantined() {
        return store.all(QUARANTINE).stream()
                .map(object -> object.name().split("/", -1)[1])
                .distinct()
                .toList();
    }

    /** Forgets a table's quarantine. */
    public void release(String table) {
        SideBySide.forEach(store.all(quarantine(table)), object -> store.remove(object.name()));
    }

    static String quarantine(String table) {
        return QUARANTINE + table + "/";
    }

    @Override
    public void close() {
        store.close();
    }
}
