package dev.rialto.shop.bulk;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;

/**
 * Gives out keys of the shop's tables above all that are in use. Nobody else may insert meanwhile.
 */
public final class Keys {

    private final Map<Table, Long> last = new EnumMap<>(Table.class);
    private final Map<Table, Long> first = new EnumMap<>(Table.class);

    static Keys of(Connection connection) throws SQLException {
        Keys keys = new Keys();
        try (var statement = connection.createStatement()) {
            for (Table table : Table.values()) {
                String ask =
                        """
                        SELECT greatest(coalesce((SELECT max(%2$s) FROM %1$s), 0),
                            coalesce(pg_sequence_last_value(
                                pg_get_serial_sequence('%1$s', '%2$s')::regclass), 0))
                        """
                                .formatted(table.title(), table.key());
                try (ResultSet answer = statement.executeQuery(ask)) {
                    answer.next();
                    keys.last.put(table, answer.getLong(1));
                    keys.first.put(table, answer.getLong(1));
                }
            }
        }
        return keys;
    }

    /** The next key of a table. */
    public long next(Table table) {
        long next = last.get(table) + 1;
        last.put(table, next);
        return next;
    }

    /** The last key that is in use or was given out. */
    public long last(Table table) {
        return last.get(table);
    }

    /** Lets the sequences go on behind the keys that were given out. */
    void keep(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            for (Table table : Table.values()) {
                if (!last.get(table).equals(first.get(table))) {
                    statement.execute(
                            "SELECT setval(pg_get_serial_sequence('%s', '%s'), %d)"
                                    .formatted(table.title(), table.key(), last.get(table)));
                }
            }
        }
    }
}
