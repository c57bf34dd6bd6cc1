package dev.rialto.cdc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Which of the tables that are to be captured can be.
 *
 * @param names of those that can, in the order of the configuration
 * @param refused why each of the others cannot, and the way out, by table
 */
record CapturedTables(List<String> names, Map<String, String> refused) {

    private static final String LOOK =
            """
            select name, found is not null, exists (
                select from pg_index where indrelid = found and indisprimary)
            from unnest(?::text[]) with ordinality wanted(name, place),
                 to_regclass('public.' || quote_ident(name)) found
            order by place""";
    private static final String MISSING = "there is no such table in schema public";
    private static final String KEYLESS =
            "it has no primary key, without which nobody can tell its rows apart;"
                    + " give it one, or take it out of rialto.cdc.tables";

    /** Takes copies. */
    CapturedTables {
        names = List.copyOf(names);
        refused = Map.copyOf(refused);
    }

    /** Looks at the tables of the configuration. */
    static CapturedTables find(CdcConfig config) throws SQLException {
        List<String> names = new ArrayList<>();
        Map<String, String> refused = new HashMap<>();
        try (Connection session = Replication.connect(config);
                PreparedStatement query =
                        Replication.prepared(session, LOOK, (Object) wanted(config));
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                String name = row.getString(1);
                if (row.getBoolean(3)) {
                    names.add(name);
                } else {
                    refused.put(name, row.getBoolean(2) ? KEYLESS : MISSING);
                }
            }
        }
        return new CapturedTables(names, refused);
    }

    /** The refusals in a line; empty where there are none. */
    String complaint() {
        return refused.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> "table " + entry.getKey() + " is not captured: " + entry.getValue())
                .collect(Collectors.joining("; "));
    }

    private static String[] wanted(CdcConfig config) {
        return config.tables().toArray(String[]::new);
    }
}
