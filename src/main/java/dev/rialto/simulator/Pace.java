package dev.rialto.simulator;

import java.time.Duration;

/** How long an order's steps take. */
record Pace(Duration paysAfter, Duration shipsAfter, Duration arrivesAfter) {

    /** Everything at once. */
    static final Pace NONE = new Pace(Duration.ZERO, Duration.ZERO, Duration.ZERO);

    static Pace of(SimulatorConfig config) {
        return new Pace(config.paysAfter(), config.shipsAfter(), config.arrivesAfter());
    }

    /** The longest that an honest order is on its way. */
    Duration longest() {
        return paysAfter
                .multipliedBy(1 + Life.MOST_FAILURES)
                .plus(shipsAfter)
                .plus(arrivesAfter.multipliedBy(1 + Life.LATENESS));
    }
}
