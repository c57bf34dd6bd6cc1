package dev.rialto.lake;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rialto.events.Json;
import dev.rialto.lake.Action.Add;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.NavigableMap;

/**
 * A data file of a table's version.
 *
 * @param rows how many rows it holds; 0 where its writer did not say
 * @param min a bound below every key in it
 * @param max a bound above every key in it
 */
record DataFile(Add add, long rows, long min, long max) {

    static DataFile of(Add add, String key) {
        if (add.stats() == null) {
            return new DataFile(add, 0, Long.MIN_VALUE, Long.MAX_VALUE);
        }
        JsonNode stats = Json.tree(add.stats().getBytes(StandardCharsets.UTF_8));
        return new DataFile(
                add,
                stats.path("numRecords").asLong(),
                stats.path("minValues").path(key).asLong(Long.MIN_VALUE),
                stats.path("maxValues").path(key).asLong(Long.MAX_VALUE));
    }

    /** Where it lies below the table's folder. */
    String path() {
        return decoded(add.path());
    }

    /** A path as the log has it, without its escapes. */
    static String decoded(String path) {
        return URI.create(path).getPath();
    }

    /** Whether one of these keys may be in it. */
    boolean mayHold(NavigableMap<Long, ?> keys) {
        Long next = keys.ceilingKey(min);
        return next != null && next <= max;
    }
}
