package dev.rialto.events;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Columns that leave the database veiled, the same for all who let them out: for the change stream,
 * for exports, and for those who look at the tables in the stream's stead.
 */
@ConfigMapping(prefix = "rialto.cdc")
public interface Veils {

    /** Columns that never leave it, of whatever type, as {@code table.column}. */
    @WithDefault("customers.password_hash")
    Set<String> excludedColumns();

    /** Columns that leave it as asterisks, as {@code table.column}. */
    Optional<Set<String>> maskedColumns();

    /** Columns that leave it as salted SHA-256 hashes, as {@code table.column}. */
    Optional<Set<String>> hashedColumns();

    /** Salt of the hashes: without it the values of a small range could be guessed. */
    @WithDefault("rialto")
    String hashSalt();

    /** What of a column's values is seen. */
    default Veil of(String table, String column) {
        String name = table + "." + column;
        if (excludedColumns().contains(name)) {
            return new Veil.Excluded();
        }
        if (maskedColumns().orElse(Set.of()).contains(name)) {
            return new Veil.Masked();
        }
        return hashedColumns().orElse(Set.of()).contains(name)
                ? new Veil.Hashed(hashSalt())
                : new Veil.None();
    }

    /** All of it in a line, which tells no salt but whether two have the same. */
    default String summary() {
        // 16 bits are enough to notice another salt, and too few to find this one by.
        String mark = new Veil.Hashed(hashSalt()).of("").substring(0, 4);
        String hashed = columns(hashedColumns().orElse(Set.of()));
        return "excluded: %s; masked: %s; hashed: %s"
                .formatted(
                        columns(excludedColumns()),
                        columns(maskedColumns().orElse(Set.of())),
                        hashedColumns().isEmpty() ? hashed : hashed + " (salt " + mark + ")");
    }

    private static String columns(Set<String> names) {
        return names.isEmpty() ? "none" : String.join(", ", new TreeSet<>(names));
    }
}
