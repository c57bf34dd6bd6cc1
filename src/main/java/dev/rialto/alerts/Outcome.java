package dev.rialto.alerts;

/** What became of one attempt to deliver. */
sealed interface Outcome {

    /** It is there. */
    record Delivered() implements Outcome {}

    /** Not now; trying again may help. */
    record NotNow(String reason) implements Outcome {}

    /** Refused; trying again would not help. */
    record Refused(String reason) implements Outcome {}
}
