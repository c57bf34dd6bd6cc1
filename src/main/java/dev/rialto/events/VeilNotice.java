package dev.rialto.events;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;

/**
 * What capture veils, told where all find it who look at the tables in the stream's stead. One that
 * veils less would bring to light what the stream keeps back.
 */
public final class VeilNotice {

    private static final String BEGINNING = "Rialto veils ";
    private static final String POSTED =
            """
            select pubname, substr(obj_description(oid, 'pg_publication'), %d)
            from pg_publication p
            where starts_with(obj_description(oid, 'pg_publication'), '%s') and exists (
                select from pg_publication_tables t
                where t.pubname = p.pubname and schemaname = 'public' and tablename = any (?))"""
                    .formatted(BEGINNING.length() + 1, BEGINNING);

    private VeilNotice() {}

    /** Tells what is veiled, as the comment of the publication that capture reads. */
    public static void post(Connection session, String publication, Veils veils)
            throws SQLException {
        try (Statement statement = session.createStatement()) {
            statement.execute(
                    "comment on publication %s is '%s'"
                            .formatted(
                                    publication, (BEGINNING + veils.summary()).replace("'", "''")));
        }
    }

    /**
     * Makes sure that the captures of some tables, where there are any, veil the same.
     *
     * @throws IllegalStateException where one does not
     */
    public static void heed(Connection session, Collection<String> tables, Veils veils)
            throws SQLException {
        try (PreparedStatement query = session.prepareStatement(POSTED)) {
            query.setArray(1, session.createArrayOf("text", tables.toArray()));
            ResultSet row = query.executeQuery();
            while (row.next()) {
                if (!row.getString(2).equals(veils.summary())) {
                    throw new IllegalStateException(
                            ("capture (publication %s) veils %s, but this process %s:"
                                            + " give both the same rialto.cdc.excluded-columns,"
                                            + " .masked-columns, .hashed-columns and .hash-salt")
                                    .formatted(
                                            row.getString(1), row.getString(2), veils.summary()));
                }
            }
        }
    }
}
