package dev.rialto.simulator;

import java.time.Duration;

/**
 * A crowd that shops once.
 *
 * @param sessions shoppers in all
 * @param duration of a session, in shop time
 * @param speed shop time by real time; 0 is as fast as possible
 * @param seed the same seed makes the same orders of the same shop
 * @param fraudShare the share of shoppers who commit fraud, 0 to 1
 */
public record CrowdPlan(
        long sessions, Duration duration, double speed, long seed, double fraudShare) {

    boolean unhurried() {
        return speed > 0;
    }

    /** Real time between two actions of a shopper who has so many left. */
    Duration thinkTime(int actions) {
        return unhurried()
                ? Duration.ofNanos((long) (duration.toNanos() / speed / Math.max(1, actions)))
                : Duration.ZERO;
    }

    Pace pace(SimulatorConfig config) {
        if (!unhurried()) {
            return Pace.NONE;
        }
        Pace pace = Pace.of(config);
        return new Pace(
                faster(pace.paysAfter()), faster(pace.shipsAfter()), faster(pace.arrivesAfter()));
    }

    private Duration faster(Duration duration) {
        return Duration.ofNanos((long) (duration.toNanos() / Math.max(1, speed)));
    }
}
