package dev.rialto.kernel;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * A moment as people write it: an ISO-8601 time with its offset, or a date for its first in UTC.
 */
public final class Moment {

    private static final int LENGTH_OF_A_DATE = 10;

    private Moment() {}

    /**
     * The moment, of the years 1 to 9999, which are also those of PostgreSQL and of JSON.
     *
     * @throws DateTimeException where the text is none
     */
    public static Instant of(String text) {
        OffsetDateTime time =
                text.length() == LENGTH_OF_A_DATE
                        ? LocalDate.parse(text).atStartOfDay().atOffset(ZoneOffset.UTC)
                        : OffsetDateTime.parse(text);
        if (time.getYear() < 1 || time.getYear() > 9999) {
            throw new DateTimeException("year " + time.getYear());
        }
        return time.toInstant();
    }
}
