package dev.rialto.cdc;

import dev.rialto.kernel.Health;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Tells a capture that stumbles from one that does not get up again: deaths count until a capture
 * has committed something new, or has lasted. Single-threaded.
 */
final class Setbacks {

    /** So many a server that restarts may well bring about. */
    private static final int FORGIVEN = 2;

    private final Duration patience;
    private final InstantSource clock;
    private Instant begun = Instant.EPOCH;
    private Optional<Position> begunAt = Optional.empty();
    private Instant firstBegun = Instant.EPOCH;
    private int deaths;

    /**
     * @param patience how long a row of deaths may be, and how long lasts who has lasted
     */
    Setbacks(Duration patience, InstantSource clock) {
        this.patience = patience;
        this.clock = clock;
    }

    /** Notes that a capture begins, with what is committed so far. */
    void begins(Optional<Position> committed) {
        begun = clock.instant();
        begunAt = committed;
        if (deaths == 0) {
            firstBegun = begun;
        }
    }

    /** Whether the capture that goes on has made good for those that died before it. */
    boolean overcome(Optional<Position> committed) {
        if (deaths > 0 && (!committed.equals(begunAt) || lastedSince(begun))) {
            deaths = 0;
        }
        return deaths == 0;
    }

    /** What a death makes of the role. */
    Health died(String reason) {
        deaths++;
        return deaths > FORGIVEN && lastedSince(firstBegun)
                ? new Health.Failed(
                        "capture has died %d times in a row: %s".formatted(deaths, reason))
                : new Health.Waiting("begins again after: " + reason);
    }

    /** What went wrong, and what was at the bottom of it as far as anyone said. */
    static String reason(Throwable failure) {
        String bottom = null;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            bottom = cause.getMessage() == null ? bottom : cause.getMessage();
        }
        if (bottom == null) {
            return failure.toString();
        }
        String top = failure.getMessage();
        return top == null || top.contains(bottom) ? bottom : top + ": " + bottom;
    }

    private boolean lastedSince(Instant time) {
        return !clock.instant().isBefore(time.plus(patience));
    }
}
