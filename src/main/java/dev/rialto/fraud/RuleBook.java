package dev.rialto.fraud;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** All versions of all rules: at any event time one version of each is in force. */
public final class RuleBook {

    /** The built-in versions alone. */
    public static final RuleBook BUILT_IN = new RuleBook(List.of());

    private final Map<String, List<RuleVersion>> versions = new TreeMap<>();

    /**
     * A book of the built-in versions and these.
     *
     * @param further in any order
     */
    public RuleBook(Collection<RuleVersion> further) {
        Rules.USUAL.forEach(rule -> enter(RuleVersion.builtIn(rule)));
        further.stream().sorted(Comparator.comparingInt(RuleVersion::version)).forEach(this::enter);
    }

    /** The newest version of each rule. */
    public List<RuleVersion> newest() {
        return versions.values().stream().map(List::getLast).toList();
    }

    /**
     * All versions of a rule, the oldest first.
     *
     * @throws IllegalArgumentException where there is no such rule
     */
    List<RuleVersion> versions(String rule) {
        if (!versions.containsKey(rule)) {
            throw new IllegalArgumentException("there is no rule " + rule);
        }
        return List.copyOf(versions.get(rule));
    }

    /** How far back of a fact any version looks that judges such subjects. */
    public Duration memory(Subject subject) {
        return versions.values().stream()
                .flatMap(List::stream)
                .map(RuleVersion::rule)
                .filter(rule -> rule.subject() == subject)
                .map(Rule::within)
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    /**
     * What the rules find, each version in its own time.
     *
     * @param facts of one subject, in their order
     * @param since findings that ended before, in microseconds, are left out
     */
    public List<Finding> judge(Subject subject, List<Fact> facts, long since) {
        List<Finding> found = new ArrayList<>();
        if (facts.isEmpty()) {
            return found;
        }
        for (List<RuleVersion> rule : versions.values()) {
            if (rule.getFirst().rule().subject() == subject) {
                judge(rule, facts, since, found);
            }
        }
        return found;
    }

    private static void judge(
            List<RuleVersion> rule, List<Fact> facts, long since, List<Finding> found) {
        for (int i = 0; i < rule.size(); i++) {
            long to = i + 1 < rule.size() ? rule.get(i + 1).from() : Long.MAX_VALUE;
            Period inForce = new Period(rule.get(i).from(), to);
            boolean judges =
                    facts.getFirst().micros() < to && facts.getLast().micros() >= inForce.from();
            if (judges && rule.get(i).enabled()) {
                Finding.all(rule.get(i), facts, inForce).stream()
                        .filter(finding -> finding.end() >= since)
                        .forEach(found::add);
            }
        }
    }

    private void enter(RuleVersion version) {
        versions.computeIfAbsent(version.rule().name(), name -> new ArrayList<>()).add(version);
    }
}
