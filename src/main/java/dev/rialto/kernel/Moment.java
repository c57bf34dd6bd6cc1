package dev.rialto.kernel;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** Times as the database keeps them, and as people write them. */
public final class Moment {

    private static final int LENGTH_OF_A_DATE = 10;

    private Moment() {}

    /**
     * This moment to the microsecond, which is what PostgreSQL stores: a time that is handed on
     * equals the one that is read back.
     */
    public static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }

    /**
     * An ISO-8601 time with its offset, or a date for its first moment in UTC; of the years 1 to
     * 9999, since PostgreSQL's times end earlier than Java's.
     *
     * @throws DateTimeException where the text is neither
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
