package dev.rialto.audit;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * What the shop's tables say of windows.
 *
 * @param <T> the statistic's record
 */
interface WindowQuery<T> {

    /**
     * By the record's key, all windows that have rows.
     *
     * @param oldest of the windows that are asked for, the earliest start
     */
    Map<String, T> windows(Connection connection, Duration size, Instant oldest)
            throws SQLException;
}
