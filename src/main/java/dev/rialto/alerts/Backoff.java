package dev.rialto.alerts;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How long to wait between attempts: twice as long each time, less up to half of it by chance, so
 * that many who failed together do not come back together.
 */
record Backoff(Duration first, Duration longest) {

    /** What a place asks for is granted up to this. */
    static final Duration LONGEST_WISH = Duration.ofHours(1);

    /** After so many vain attempts; never sooner than the place wished. */
    Duration pause(int attempts, Duration wish) {
        return pause(attempts, wish, ThreadLocalRandom.current().nextDouble());
    }

    Duration pause(int attempts, Duration wish, double chance) {
        Duration doubled = first.multipliedBy(1L << Math.min(attempts - 1, 20));
        Duration full = shorter(doubled, longest);
        Duration pause = full.minusMillis((long) (full.toMillis() / 2.0 * chance));
        Duration granted = shorter(wish, LONGEST_WISH);
        return granted.compareTo(pause) > 0 ? granted : pause;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
