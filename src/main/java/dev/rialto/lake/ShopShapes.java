package dev.rialto.lake;

import dev.rialto.events.Veils;
import dev.rialto.lake.LakeSession.NotYetException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The configured tables as PostgreSQL has them now.
 *
 * @param tables those that the lake can hold
 * @param fills what their older rows have in younger columns, by table
 * @param complaints why it cannot hold each of the others
 */
record ShopShapes(List<LakeTable> tables, Map<String, Fills> fills, List<String> complaints) {

    /**
     * Asks PostgreSQL.
     *
     * @throws NotYetException where it does not answer, or has none of the tables yet
     */
    static ShopShapes read(LakeConfig config, Veils veils) {
        List<LakeTable> tables = new ArrayList<>();
        Map<String, Fills> fills = new HashMap<>();
        List<String> complaints = new ArrayList<>();
        try (Connection session =
                DriverManager.getConnection(config.url(), config.user(), config.password())) {
            for (String name : config.tables()) {
                try {
                    LakeTable table = LakeShapes.read(session, name, config.excludedColumns());
                    fills.put(name, Fills.read(session, table, veils));
                    tables.add(table);
                } catch (UnfitTableException e) {
                    complaints.add(e.getMessage());
                }
            }
        } catch (SQLException e) {
            throw new NotYetException(
                    "PostgreSQL at %s does not tell the tables' columns (%s)"
                            .formatted(config.url(), e.getMessage().strip()));
        }
        if (tables.isEmpty()) {
            throw new NotYetException(String.join("; ", complaints));
        }
        return new ShopShapes(tables, fills, complaints);
    }
}
