package dev.rialto.alerts;

import java.time.Duration;

/** What became of one attempt to deliver. Reasons hold no secret. */
sealed interface Outcome {

    /** It is there. */
    record Delivered() implements Outcome {}

    /**
     * Not now; trying again may help.
     *
     * @param wish what the place asked for; zero where it asked for nothing
     */
    record NotNow(String reason, Duration wish) implements Outcome {

        NotNow(String reason) {
            this(reason, Duration.ZERO);
        }
    }

    /** Refused; trying again would not help. */
    record Refused(String reason) implements Outcome {}
}
