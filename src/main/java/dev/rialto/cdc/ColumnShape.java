package dev.rialto.cdc;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A column, and how an event shows its values.
 *
 * @param name as JSON, too
 * @param type of its values
 * @param veil what of a value may be seen
 */
record ColumnShape(SerializedString name, ColumnType type, Veil veil) {

    /** What of a column's values may leave the database. */
    sealed interface Veil {

        /** All. */
        record None() implements Veil {}

        /** Not even that there is such a column. */
        record Excluded() implements Veil {}

        /** That there is a value. */
        record Masked() implements Veil {}

        /** Whether two are the same. */
        record Hashed(String salt) implements Veil {}
    }

    private static final String MASK = "********";
    private static final String NOT_IN_LOG =
            ": the log lacks an unchanged large value; the table needs REPLICA IDENTITY FULL";

    boolean isShown() {
        return !(veil instanceof Veil.Excluded);
    }

    /**
     * Writes the field of a row.
     *
     * @throws IllegalArgumentException where the value is not to be had
     */
    void write(JsonGenerator json, Tuple row, int column) throws IOException {
        json.writeFieldName(name);
        if (row.isNull(column)) {
            json.writeNull();
            return;
        }
        if (row.isUnchanged(column)) {
            throw new IllegalArgumentException(name + NOT_IN_LOG);
        }
        switch (veil) {
            case Veil.None _ -> writeOpenly(json, row, column);
            case Veil.Masked _ -> json.writeString(MASK);
            case Veil.Hashed hashed -> json.writeString(hash(hashed.salt(), row, column));
            case Veil.Excluded _ -> throw new IllegalStateException(name + " is excluded");
        }
    }

    private void writeOpenly(JsonGenerator json, Tuple row, int column) throws IOException {
        try {
            type.write(json, row.bytes(), row.start(column), row.length(column));
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(name + ": not of its type: " + e.getMessage(), e);
        }
    }

    private static String hash(String salt, Tuple row, int column) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(salt.getBytes(StandardCharsets.UTF_8));
            digest.update(row.bytes(), row.start(column), row.length(column));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
