package dev.rialto.lake;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;

/**
 * The partitions of times, of which the last is tried first: rows mostly come month by month, and
 * to make the name of one takes longer than all else that is done with a row.
 */
final class Months {

    private final LakeTable.Month by;
    private String last = "";
    private long from = 1;
    private long to;

    Months(LakeTable.Month by) {
        this.by = by;
    }

    /**
     * @param seconds since 1970
     */
    String of(long seconds) {
        if (seconds < from || seconds >= to) {
            Instant time = Instant.ofEpochSecond(seconds);
            YearMonth month = YearMonth.from(time.atOffset(ZoneOffset.UTC));
            last = by.of(time);
            from = start(month);
            to = start(month.plusMonths(1));
        }
        return last;
    }

    private static long start(YearMonth month) {
        return month.atDay(1).atStartOfDay().toEpochSecond(ZoneOffset.UTC);
    }
}
