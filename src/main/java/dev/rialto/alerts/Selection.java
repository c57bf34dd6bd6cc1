package dev.rialto.alerts;

import dev.rialto.alerts.AlertsConfig.Updates;
import dev.rialto.events.FraudAlert;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/** Which alerts, and which of their revisions, a target is told. For one thread. */
final class Selection {

    // About 10 MB; who is forgotten is told once more at worst.
    private static final int EPISODES = 50_000;

    /** What was told of an episode last. */
    private record Told(Severity worst, boolean closed) {}

    private final Optional<Set<String>> rules;
    private final Severity least;
    private final Updates updates;
    private final SequencedMap<String, Told> told = new LinkedHashMap<>();

    Selection(AlertsConfig.To config) {
        this.rules = config.rules();
        this.least = config.minSeverity();
        this.updates = config.updates();
    }

    /** Whether it matters what was told before. */
    boolean remembers() {
        return updates != Updates.ALL;
    }

    boolean wants(Notice notice) {
        if (!passes(notice)) {
            return false;
        }
        Told before = told.get(notice.alert().alertId());
        return switch (updates) {
            case ALL -> true;
            case FIRST -> before == null;
            case CHANGES -> before == null || differs(before, notice);
        };
    }

    /** Remembers that this revision was dealt with. */
    void told(Notice notice) {
        if (!remembers() || !passes(notice)) {
            return;
        }
        FraudAlert alert = notice.alert();
        // Taken out first, so that the eldest is the one that was told of longest ago.
        Told before = told.remove(alert.alertId());
        Severity worst = notice.severity();
        if (before != null && before.worst().compareTo(worst) > 0) {
            worst = before.worst();
        }
        told.put(alert.alertId(), new Told(worst, alert.closed()));
        if (told.size() > EPISODES) {
            told.pollFirstEntry();
        }
    }

    /** The episode is no more. */
    void forget(String alertId) {
        told.remove(alertId);
    }

    private boolean passes(Notice notice) {
        return notice.severity().compareTo(least) >= 0
                && rules.map(names -> names.contains(notice.alert().rule())).orElse(true);
    }

    private static boolean differs(Told before, Notice now) {
        boolean worse = now.severity().compareTo(before.worst()) > 0;
        return worse || (now.alert().closed() && !before.closed());
    }
}
