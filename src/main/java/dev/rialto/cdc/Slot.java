package dev.rialto.cdc;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * A replication slot as PostgreSQL sees it.
 *
 * @param active whether somebody reads from it
 * @param walStatus {@code reserved}, {@code extended}, {@code unreserved} or {@code lost}
 * @param safeBytes that may still be written before the slot may be lost; null without a limit
 * @param confirmedLsn up to here the reader has everything
 * @param lagBytes of log that the reader has not confirmed
 * @param retainedBytes of log that the server keeps on disk for it
 */
record Slot(
        boolean active,
        String walStatus,
        Long safeBytes,
        long confirmedLsn,
        long lagBytes,
        long retainedBytes) {

    static Slot of(ResultSet row) throws SQLException {
        return new Slot(
                row.getBoolean(1),
                row.getString(2),
                row.getObject(3, Long.class),
                row.getLong(4),
                row.getLong(5),
                row.getLong(6));
    }

    /** Whether the server has thrown away log that the reader still needs. */
    boolean lost() {
        return walStatus.equals("lost");
    }
}
