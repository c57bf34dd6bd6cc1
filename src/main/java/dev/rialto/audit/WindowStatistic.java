package dev.rialto.audit;

import dev.rialto.events.CommittedRecords;
import dev.rialto.events.Json;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A statistic as its topic has it and as SQL has it: every retained window of every size.
 *
 * @param <T> its record
 */
final class WindowStatistic<T> implements AutoCloseable {

    private final String subject;
    private final Class<T> type;
    private final Function<T, T> content;
    private final WindowQuery<T> query;
    private final CommittedRecords<String> reader;
    private final Map<String, T> published = new HashMap<>();

    /**
     * @param content what a record says of rows; null where it says that there are none
     */
    WindowStatistic(
            String subject,
            CommittedRecords<String> reader,
            Class<T> type,
            Function<T, T> content,
            WindowQuery<T> query) {
        this.subject = subject;
        this.reader = reader;
        this.type = type;
        this.content = content;
        this.query = query;
    }

    /** Reads on to the end, and holds the windows against the queries over the tables. */
    Comparison compare(String stage, Connection connection, List<Duration> sizes, Instant oldest)
            throws SQLException {
        reader.readToEnd(record -> apply(record.key(), record.value()));
        Map<String, T> expected = new HashMap<>();
        for (Duration size : sizes) {
            expected.putAll(query.windows(connection, size, oldest));
        }
        Map<String, T> found = new HashMap<>(published);
        found.keySet().removeIf(key -> start(key).isBefore(oldest));
        return Differences.of(stage, subject, expected, found);
    }

    @Override
    public void close() {
        reader.close();
    }

    private void apply(String key, byte[] json) {
        T said = json == null ? null : content.apply(Json.read(json, type));
        if (said == null) {
            published.remove(key); // its rows are gone from the tables
        } else {
            published.put(key, said);
        }
    }

    /** A key is size and start: {@code PT1M/2026-03-01T12:00:00Z}. */
    private static Instant start(String key) {
        return Instant.parse(key.substring(key.indexOf('/') + 1));
    }
}
