package dev.rialto.fraud;

import dev.rialto.events.FraudAlert;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * Tries thresholds on facts, one subject after the other, with the code that judges them live. Both
 * versions judge the whole time, whenever they were or would be in force.
 */
final class DryRun {

    private static final Comparator<FraudAlert> OLDEST_FIRST =
            Comparator.comparing(FraudAlert::windowEnd).thenComparing(FraudAlert::alertId);

    private final RuleVersion present;
    private final RuleVersion candidate;
    private final Period period;
    private final PriorityQueue<FraudAlert> newest = new PriorityQueue<>(OLDEST_FIRST);
    private long presentAlerts;
    private long wouldBeAlerts;
    private long added;
    private long dropped;

    /**
     * @param since facts from then on, in microseconds, can set off an alert
     */
    DryRun(RuleVersion present, Rule candidate, long since) {
        this.present = present;
        this.candidate =
                new RuleVersion(candidate, present.version() + 1, present.effectiveFrom(), true);
        this.period = new Period(since, Long.MAX_VALUE);
    }

    /** Judges the facts of one subject. */
    void judge(List<Fact> facts) {
        List<Finding> wouldBe = Finding.all(candidate, facts, period);
        List<Finding> is = present.enabled() ? Finding.all(present, facts, period) : List.of();
        if (wouldBe.isEmpty() && is.isEmpty()) {
            return;
        }
        wouldBeAlerts += wouldBe.size();
        presentAlerts += is.size();
        Set<Long> before = ids(is);
        Set<Long> after = ids(wouldBe);
        added += after.stream().filter(id -> !before.contains(id)).count();
        dropped += before.stream().filter(id -> !after.contains(id)).count();
        wouldBe.forEach(finding -> keep(finding.alert()));
    }

    Trial result() {
        return new Trial(
                present.rule().name(),
                new Fact(period.from(), 0, 0, 0).at(),
                present.version(),
                presentAlerts,
                wouldBeAlerts,
                added,
                dropped,
                newest.stream().sorted(OLDEST_FIRST.reversed()).toList());
    }

    private void keep(FraudAlert alert) {
        newest.add(alert);
        if (newest.size() > Trial.MOST_SHOWN) {
            newest.remove();
        }
    }

    private static Set<Long> ids(List<Finding> findings) {
        Set<Long> ids = new HashSet<>();
        for (Finding finding : findings) {
            ids.addAll(finding.alert().orderIds());
            ids.addAll(finding.alert().paymentIds());
        }
        return ids;
    }
}
