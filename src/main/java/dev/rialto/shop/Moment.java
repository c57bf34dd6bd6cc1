package dev.rialto.shop;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Times as the database keeps them. */
public final class Moment {

    private Moment() {}

    /**
     * This moment to the microsecond, which is what PostgreSQL stores: a time that is handed on
     * equals the one that is read back.
     */
    public static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }
}
