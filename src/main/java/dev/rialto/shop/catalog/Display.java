package dev.rialto.shop.catalog;

import dev.rialto.shop.Etags;
import dev.rialto.shop.Shown;
import dev.rialto.shop.Sql;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Products as they are sent, kept as long as their rows are the same versions. Which versions the
 * rows are is asked each time, so nobody is shown what is no more; what it spares is to read a row
 * and to make JSON and a tag of it. For one thread at a time.
 */
@Singleton
final class Display {

    private static final int MOST = 5_000;

    /** Long before a version's number could come again. */
    private static final long KEPT = Duration.ofMinutes(1).toNanos();

    /** A row that is changed is another version in another place. */
    private static final String VERSIONS =
            "SELECT product_id, xmin, ctid FROM products WHERE product_id = ANY (?)";

    private static final String PRODUCTS =
            "SELECT "
                    + Product.COLUMNS
                    + ", product_id, xmin, ctid FROM products WHERE product_id = ANY (?)";

    private record Version(long product, String transaction, String place) {

        /** A row whose columns from this one on say which version it is. */
        static Version read(ResultSet row, int column) throws SQLException {
            return new Version(
                    row.getLong(column), row.getString(column + 1), row.getString(column + 2));
        }
    }

    private record Exhibit(Version version, Shown shown, long made) {}

    private final Sql sql;
    private final Etags etags;
    private final Map<Long, Exhibit> exhibits = new Recent();

    Display(Sql sql, Etags etags) {
        this.sql = sql;
        this.etags = etags;
    }

    /** Products with these ids, in their order; null where there is none. */
    List<Shown> shown(List<Long> ids) {
        Set<Long> wanted = Set.copyOf(ids);
        Map<Long, Shown> found = unchanged(wanted);
        List<Long> others = wanted.stream().filter(id -> !found.containsKey(id)).toList();
        if (!others.isEmpty()) {
            sql.rows(PRODUCTS, this::exhibit, others)
                    .forEach(one -> found.put(one.version().product(), one.shown()));
        }
        List<Shown> shown = new ArrayList<>();
        ids.forEach(id -> shown.add(found.get(id)));
        return shown;
    }

    private Map<Long, Shown> unchanged(Set<Long> wanted) {
        List<Long> known = wanted.stream().filter(exhibits::containsKey).toList();
        if (known.isEmpty()) {
            return new LinkedHashMap<>();
        }
        long oldest = System.nanoTime() - KEPT;
        return sql.rows(VERSIONS, row -> Version.read(row, 1), known).stream()
                .map(version -> Map.entry(version, exhibits.get(version.product())))
                .filter(one -> one.getKey().equals(one.getValue().version()))
                .filter(one -> one.getValue().made() - oldest > 0)
                .collect(
                        Collectors.toMap(
                                one -> one.getKey().product(), one -> one.getValue().shown()));
    }

    private Exhibit exhibit(ResultSet row) throws SQLException {
        Shown shown = etags.show(Product.read(row));
        Exhibit exhibit = new Exhibit(Version.read(row, 11), shown, System.nanoTime());
        exhibits.put(exhibit.version().product(), exhibit);
        return exhibit;
    }

    /** Forgets what was looked at the longest ago. */
    private static final class Recent extends LinkedHashMap<Long, Exhibit> {

        private static final long serialVersionUID = 1;

        Recent() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Exhibit> eldest) {
            return size() > MOST;
        }
    }
}
