package dev.rialto.alerts;

import java.time.Duration;

/**
 * A record that could not be delivered yet; its partition waits for it.
 *
 * @param offset which record
 * @param target the place, by number, that it still has to reach; those before have it
 * @param attempts how often that was tried in vain
 * @param due when to try again, by {@link System#nanoTime()}
 * @param reason why not yet
 */
record Held(long offset, int target, int attempts, long due, String reason) {

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(30);

    /** After one more vain attempt. */
    static Held after(long offset, int target, int attempts, String reason) {
        long due = System.nanoTime() + pause(attempts).toNanos();
        return new Held(offset, target, attempts, due, reason);
    }

    /** How long to wait after so many vain attempts: twice as long each time. */
    static Duration pause(int attempts) {
        Duration doubled = FIRST.multipliedBy(1L << Math.min(attempts - 1, 10));
        return doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
    }

    /** In words, for the operator. */
    String says() {
        return "%s; attempt %d, next after %d s"
                .formatted(reason, attempts, pause(attempts).toSeconds());
    }

    boolean isDue() {
        return System.nanoTime() - due >= 0;
    }
}
