package dev.rialto.lake;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import dev.rialto.events.Veil;
import dev.rialto.events.Veils;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/**
 * What rows have in columns that are younger than they are: PostgreSQL keeps the constant default
 * with which such a column was added, and sends no row for it.
 *
 * @param values by column
 */
record Fills(Map<String, Object> values) {

    static final Fills NONE = new Fills(Map.of());

    private static final JsonFactory JSON = new JsonFactory();
    // Of the type's own output only JSON has one form however the session is set.
    private static final String MISSING =
            """
            select attname, array_to_json(attmissingval)::text from pg_attribute
            where attrelid = to_regclass('public.' || quote_ident(?))
                and attnum > 0 and not attisdropped and atthasmissing""";

    Fills {
        values = Map.copyOf(values);
    }

    /**
     * Asks PostgreSQL's catalogue.
     *
     * @throws UnfitTableException where the lake cannot hold such a value
     */
    static Fills read(Connection session, LakeTable table, Veils veils) throws SQLException {
        Map<String, Object> values = new HashMap<>();
        try (PreparedStatement query = session.prepareStatement(MISSING)) {
            query.setString(1, table.name());
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    int place = table.place(row.getString(1));
                    if (place >= 0) {
                        Column column = table.columns().get(place);
                        Object value = value(table, column, row.getString(2));
                        Veil veil = veils.of(table.name(), column.name());
                        values.put(
                                column.name(),
                                value instanceof String text ? veil.of(text) : value);
                    }
                }
            }
        }
        return new Fills(values);
    }

    /** The value of a column in a row from before it; null where there is none. */
    Object of(Column column) {
        return values.get(column.name());
    }

    /**
     * @param array the only value in brackets
     */
    private static Object value(LakeTable table, Column column, String array) {
        try (JsonParser json = JSON.createParser(array)) {
            json.nextToken();
            json.nextToken();
            return column.type() == Column.Plain.BINARY
                    ? ByteBuffer.wrap(HexFormat.of().parseHex(json.getText().substring(2)))
                            .asReadOnlyBuffer()
                    : ColumnJson.value(column, json);
        } catch (IOException | IllegalArgumentException e) {
            throw new UnfitTableException(
                    table.name(), "the default of its column " + column.name() + " is " + array);
        }
    }
}
