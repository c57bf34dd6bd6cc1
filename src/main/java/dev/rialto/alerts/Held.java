package dev.rialto.alerts;

import java.time.Duration;

/**
 * A record that could not be delivered yet; its partition waits for it.
 *
 * @param offset which record
 * @param attempts how often it was tried in vain
 * @param pause how long it waits
 * @param due when to try again, by {@link System#nanoTime()}
 * @param reason why not yet
 */
record Held(long offset, int attempts, Duration pause, long due, String reason) {

    /** After one more vain attempt. */
    static Held after(long offset, int attempts, Duration pause, String reason) {
        return new Held(offset, attempts, pause, System.nanoTime() + pause.toNanos(), reason);
    }

    /** In words, for the operator. */
    String says() {
        return "%s; attempt %d, next after %d s"
                .formatted(reason, attempts, Math.ceilDiv(pause.toMillis(), 1_000));
    }

    boolean isDue() {
        return System.nanoTime() - due >= 0;
    }
}
