package dev.rialto.shop.bulk;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Keys and indexes that are dropped while millions of rows come or go, and made again, checked, in
 * the same transaction: checking a table once is many times faster than looking up every row, and
 * PostgreSQL makes an index with all cores, but copies with one. What is set aside already is not
 * there to be set aside again.
 */
final class SetAside {

    private static final String CONSTRAINTS =
            """
            SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname),
                   format('ALTER TABLE %s ADD CONSTRAINT %I %s',
                          conrelid::regclass, conname, pg_get_constraintdef(oid))
            FROM pg_constraint
            WHERE contype = 'f' AND confrelid = ANY (?::regclass[])
               OR contype IN ('p', 'u') AND conrelid = ANY (?::regclass[])
            ORDER BY contype DESC, oid
            """;
    private static final String PLAIN_INDEXES =
            """
            SELECT format('DROP INDEX %s', indexrelid::regclass), pg_get_indexdef(indexrelid)
            FROM pg_index
            WHERE NOT indisunique AND indrelid = ANY (?::regclass[])
            ORDER BY indexrelid
            """;

    private final Connection connection;
    private final List<String> restoring = new ArrayList<>();

    SetAside(Connection connection) {
        this.connection = connection;
    }

    void setAside(String[] tables) throws SQLException {
        List<String> dropping = new ArrayList<>();
        // Indexes, primary and unique keys are made first, since they serve to check the foreign
        // keys.
        look(PLAIN_INDEXES, tables, dropping);
        look(CONSTRAINTS, tables, dropping);
        run(dropping.reversed());
    }

    void restore() throws SQLException {
        run(List.of("SET LOCAL maintenance_work_mem = '256MB'"));
        run(restoring);
        restoring.clear();
    }

    private void look(String query, String[] tables, List<String> dropping) throws SQLException {
        try (var statement = connection.prepareStatement(query)) {
            for (int place = statement.getParameterMetaData().getParameterCount();
                    place > 0;
                    place--) {
                statement.setArray(place, connection.createArrayOf("text", tables));
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    dropping.add(rows.getString(1));
                    restoring.add(rows.getString(2));
                }
            }
        }
    }

    private void run(List<String> commands) throws SQLException {
        try (var statement = connection.createStatement()) {
            for (String command : commands) {
                statement.execute(command);
            }
        }
    }
}
