package dev.rialto.simulator;

import java.util.Locale;

/** Kinds of fraud that the simulator commits, and labels. */
enum Fraud {
    /** More than five orders of a customer within a minute. */
    BURST,
    /** One order of hundreds of pieces. */
    LARGE_ORDER,
    /** Several new accounts with one address order the same basket. */
    RING,
    /** A new account tries card after card on a small order; all fail. */
    CARD_TESTING;

    /** As the labels have it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
