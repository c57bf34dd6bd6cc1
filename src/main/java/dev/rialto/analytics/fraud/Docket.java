package dev.rialto.analytics.fraud;

import dev.rialto.analytics.fraud.Ledger.Published;
import dev.rialto.fraud.Fact;
import dev.rialto.fraud.Finding;
import dev.rialto.fraud.RuleBook;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The cases to be judged. Judging looks at all facts of a case that are kept, and publishes what is
 * new, has changed, is over, or is no more since the last time.
 */
final class Docket {

    private static final long REVISED = Finding.REVISED_FOR.toMillis() * 1_000;

    /** Judging gives way to records after so long; the rest is judged in the next period. */
    private static final long AT_A_STRETCH_NANOS = 50_000_000;

    private final CaseFiles files;
    private final Supplier<RuleBook> rules;
    private final long lateness;
    private final Consumer<Verdict.Alert> publish;

    /** By case, the event time since when it is to be judged. */
    private final Map<Case, Long> unjudged = new LinkedHashMap<>();

    /** By case, until when its first open episode may grow. */
    private final Map<Case, Long> open = new HashMap<>();

    Docket(
            CaseFiles files,
            Supplier<RuleBook> rules,
            Duration lateness,
            Consumer<Verdict.Alert> publish) {
        this.files = files;
        this.rules = rules;
        this.lateness = lateness.toMillis() * 1_000;
        this.publish = publish;
        files.forEachUnjudged(unjudged::put);
        files.forEachLedger(this::noteOpen);
    }

    /** Has a case judged from this event time on. */
    void enter(Case one, long sinceMicros) {
        Long known = unjudged.get(one);
        if (known == null || known > sinceMicros) {
            unjudged.put(one, sinceMicros);
            // Written down: facts that are committed must be judged even after a crash.
            files.unjudged(one, sinceMicros);
        }
    }

    /**
     * Judges what is to be judged, and what is over by the clock.
     *
     * @param nowMillis the clock
     */
    void judge(long nowMillis) {
        long over = nowMillis * 1_000 - lateness;
        open.entrySet().stream()
                .filter(entry -> entry.getValue() < over)
                .map(Map.Entry::getKey)
                .filter(one -> !unjudged.containsKey(one))
                .toList()
                .forEach(this::enterOpen);
        long until = System.nanoTime() + AT_A_STRETCH_NANOS;
        while (!unjudged.isEmpty() && System.nanoTime() < until) {
            Case one = unjudged.keySet().iterator().next();
            judge(one, unjudged.remove(one), nowMillis);
            files.judged(one);
        }
    }

    private void enterOpen(Case one) {
        files.ledger(one).alerts().values().stream()
                .filter(alert -> !alert.closed())
                .mapToLong(Published::end)
                .min()
                .ifPresent(end -> enter(one, end));
    }

    private void judge(Case one, long changedSince, long nowMillis) {
        RuleBook book = rules.get();
        List<Fact> facts = files.facts(one);
        // A fact that is still to come makes no other too old.
        long newest =
                facts.isEmpty()
                        ? changedSince
                        : Math.min(facts.getLast().micros(), nowMillis * 1_000);
        long since = Math.min(changedSince, newest - REVISED);
        Ledger before = files.ledger(one);
        Ledger after = publish(before, book.judge(one.subject(), facts, since), since, nowMillis);
        if (!after.equals(before)) {
            files.put(one, after);
        }
        open.remove(one);
        noteOpen(one, after);
        long memory = book.memory(one.subject()).toMillis() * 1_000;
        long kept = newest - REVISED - memory;
        if (!facts.isEmpty() && facts.getFirst().micros() < kept - memory / 8) {
            files.forget(one, kept);
        }
    }

    private Ledger publish(Ledger before, List<Finding> findings, long since, long nowMillis) {
        Map<String, Published> after = new TreeMap<>();
        for (Finding finding : findings) {
            String id = finding.alert().alertId();
            after.put(id, publish(finding, before.alerts().get(id), nowMillis));
        }
        before.alerts()
                .forEach(
                        (id, last) -> {
                            if (last.end() >= since && !after.containsKey(id)) {
                                publish.accept(new Verdict.Alert(id, null));
                            }
                        });
        return new Ledger(after);
    }

    private Published publish(Finding finding, Published last, long nowMillis) {
        boolean closed = Fact.microsOf(finding.growsUntil()) < nowMillis * 1_000 - lateness;
        long revision = last == null ? 1 : last.revision() + 1;
        Published next = Published.of(revision, closed, finding);
        if (last != null && last.says(next)) {
            return last;
        }
        Instant now = Instant.ofEpochMilli(nowMillis);
        publish.accept(
                new Verdict.Alert(
                        finding.alert().alertId(),
                        finding.alert().published(revision, closed, now)));
        return next;
    }

    private void noteOpen(Case one, Ledger ledger) {
        ledger.growsUntil().ifPresent(until -> open.put(one, until));
    }
}
