package dev.rialto.cdc;

import java.time.Duration;

/** How much the crash tests do: little in the test suite, more where the environment says so. */
final class Endurance {

    /** Deaths of the capturing process in one test. */
    static final int KILLS = number("RIALTO_KILLS", 3);

    /** How long the broker stays away. */
    static final Duration OUTAGE = Duration.ofSeconds(number("RIALTO_OUTAGE_SECONDS", 12));

    /** Rows of a very large transaction. */
    static final int LARGE = number("RIALTO_LARGE_ROWS", 50_000);

    private Endurance() {}

    private static int number(String variable, int otherwise) {
        String value = System.getenv(variable);
        return value == null ? otherwise : Integer.parseInt(value);
    }
}
