package dev.rialto.cdc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** How a snapshot reads tables: as text, the form in which the log has every value, exactly. */
final class SnapshotQueries {

    // Not of shapes, of which the log's reader makes objects that JDBC makes too; nor of padded
    // text, which a cast would strip.
    private static final String COLUMNS =
            """
            select relname, string_agg(
                quote_ident(attname)
                    || case when typcategory = 'G' or 'bpchar'::regtype in (atttypid, typbasetype)
                        then '' else '::text as ' || quote_ident(attname) end,
                ', ' order by attnum)
            from pg_class join pg_attribute on attrelid = pg_class.oid
                join pg_type on pg_type.oid = atttypid
            where relnamespace = 'public'::regnamespace and relname = any (?::text[])
                and attnum > 0 and not attisdropped and relname || '.' || attname <> all (?::text[])
            group by relname""";

    private SnapshotQueries() {}

    /** The query of each of these tables. */
    static Map<String, String> of(CdcConfig config, Collection<String> tables) throws SQLException {
        Map<String, String> queries = new HashMap<>();
        try (Connection session = Replication.connect(config);
                PreparedStatement query =
                        Replication.prepared(
                                session,
                                COLUMNS,
                                tables.toArray(String[]::new),
                                config.excludedColumns().toArray(String[]::new));
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                queries.put(
                        row.getString(1),
                        "select %s from public.\"%s\""
                                .formatted(row.getString(2), row.getString(1)));
            }
        }
        return queries;
    }
}
