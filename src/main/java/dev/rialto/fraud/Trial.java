package dev.rialto.fraud;

import dev.rialto.events.FraudAlert;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;

/**
 * What thresholds would have flagged, beside what the newest version flags of the same rows.
 *
 * @param since the event time from which facts could set off an alert
 * @param presentVersion what it is compared with
 * @param presentAlerts how many alerts that version has
 * @param wouldBeAlerts how many there would be
 * @param added orders or payments that only the candidate flags
 * @param dropped orders or payments that only the present version flags
 * @param alerts as they would be, the newest first; the newest {@value #MOST_SHOWN} at most
 */
@RegisterForReflection
record Trial(
        String rule,
        Instant since,
        int presentVersion,
        long presentAlerts,
        long wouldBeAlerts,
        long added,
        long dropped,
        List<FraudAlert> alerts) {

    static final int MOST_SHOWN = 500;

    Trial {
        alerts = List.copyOf(alerts);
    }
}
