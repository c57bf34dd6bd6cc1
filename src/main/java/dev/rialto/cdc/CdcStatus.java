package dev.rialto.cdc;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Optional;

/**
 * How a capture is.
 *
 * @param state {@code capturing}, {@code snapshot}, {@code paused}, {@code deleted}, or {@code
 *     stopped} where no process captures
 * @param says the capturing process in its own words
 * @param position in the log up to which changes are published, as PostgreSQL writes it
 * @param tables that are published
 * @param lagBytes of log that are not published; null without a slot
 * @param lagSeconds since the last published change, while there is a lag
 * @param retainedBytes of log that the database keeps for the slot
 * @param walStatus the slot's health as PostgreSQL tells it
 * @param safeWalBytes that may still be written before the slot is lost; null without a limit
 * @param rate records published per second
 * @param deadLetters changes that could not be published and were not replayed since
 * @param snapshotPercent of the table being read; null when none is
 */
@RegisterForReflection
public record CdcStatus(
        String slot,
        String state,
        String says,
        String position,
        List<String> tables,
        Long lagBytes,
        Double lagSeconds,
        Long retainedBytes,
        String walStatus,
        Long safeWalBytes,
        long rate,
        long published,
        int deadLetters,
        String snapshotTable,
        Integer snapshotPercent,
        String lastError) {

    /** Takes a copy of the tables. */
    public CdcStatus {
        tables = List.copyOf(tables);
    }

    static CdcStatus of(
            String name,
            Wanted.State wanted,
            boolean alive,
            Optional<Slot> slot,
            Optional<Position> position,
            Optional<Report> report,
            int deadLetters) {
        Optional<Report> now = report.filter(_ -> alive && wanted == Wanted.State.RUNNING);
        return new CdcStatus(
                name,
                state(wanted, now),
                now.map(Report::says).orElse(null),
                position.map(Position::resumeLsn).map(CdcStatus::lsn).orElse(null),
                position.map(at -> at.tables().stream().sorted().toList()).orElse(List.of()),
                slot.map(Slot::lagBytes).orElse(null),
                now.map(CdcStatus::lagSeconds).orElse(null),
                slot.map(Slot::retainedBytes).orElse(null),
                slot.map(Slot::walStatus).orElse(null),
                slot.map(Slot::safeBytes).orElse(null),
                now.map(Report::rate).orElse(0L),
                now.map(Report::published).orElse(0L),
                deadLetters,
                now.map(Report::snapshotTable).orElse(null),
                now.map(CdcStatus::percent).orElse(null),
                report.map(Report::lastError).orElse(null));
    }

    private static String state(Wanted.State wanted, Optional<Report> now) {
        if (wanted != Wanted.State.RUNNING) {
            return wanted.word();
        }
        return now.map(report -> report.snapshotTable() == null ? "capturing" : "snapshot")
                .orElse("stopped");
    }

    private static String lsn(long lsn) {
        return "%X/%X".formatted(lsn >>> 32, lsn & 0xffff_ffffL);
    }

    private static Double lagSeconds(Report report) {
        return report.lagSeconds();
    }

    /** The estimate may be too low, and a table is not through before it is. */
    private static Integer percent(Report report) {
        if (report.snapshotTable() == null) {
            return null;
        }
        long of = Math.max(report.snapshotOf(), report.snapshotRows() + 1);
        return (int) Math.min(99, 100 * report.snapshotRows() / of);
    }
}
