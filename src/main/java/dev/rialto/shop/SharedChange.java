package dev.rialto.shop;

import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A change of rows that many make at once, each with values of their own. */
public final class SharedChange {

    /**
     * @param place of the row that is held
     */
    private record Row(long place, List<Object> values) {}

    private final Function<List<List<Object>>, int[]> change;
    private final Shared<Row, Boolean> shared = new Shared<>(this::together);

    /**
     * @param sql one statement, which returns no rows
     */
    public SharedChange(Sql database, String sql) {
        this(rows -> database.changes(sql, rows));
    }

    /**
     * @param change is made for each of these values in one transaction, and says how many rows
     *     each has changed
     */
    SharedChange(Function<List<List<Object>>, int[]> change) {
        this.change = change;
    }

    /**
     * Makes the change with these values.
     *
     * @param place of the row that it holds: all who share a transaction hold theirs in this order,
     *     so that no two transactions wait for each other in a circle
     * @return whether a row was changed
     * @throws IllegalStateException where the database refuses
     */
    public boolean isDone(long place, Object... values) {
        return shared.of(new Row(place, List.of(values)));
    }

    private List<Boolean> together(List<Row> rows) {
        List<Row> ordered = rows.stream().sorted(Comparator.comparingLong(Row::place)).toList();
        int[] changed = change.apply(ordered.stream().map(Row::values).toList());
        Map<Row, Boolean> done = new IdentityHashMap<>();
        for (int i = 0; i < changed.length; i++) {
            done.put(ordered.get(i), changed[i] > 0);
        }
        return rows.stream().map(done::get).toList();
    }
}
