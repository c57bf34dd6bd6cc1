package dev.rialto.fraud;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Finds stretches of time in which too much happens, wherever they begin. */
final class Runs {

    private Runs() {}

    /**
     * The runs of facts that are too much together; stretches that share a fact are one run.
     *
     * @param within facts so far apart are no longer together
     * @param tooMuch judges all facts that lie within the span before a fact, and that fact
     */
    static List<List<Fact>> of(
            List<Fact> facts, Duration within, Period inForce, Predicate<List<Fact>> tooMuch) {
        long span = within.toNanos() / 1_000;
        List<List<Fact>> runs = new ArrayList<>();
        int start = -1;
        int end = -1;
        int first = 0;
        for (int last = 0; last < facts.size(); last++) {
            while (facts.get(last).micros() - facts.get(first).micros() >= span) {
                first++;
            }
            if (!inForce.contains(facts.get(last))
                    || !tooMuch.test(facts.subList(first, last + 1))) {
                continue;
            }
            if (first > end) {
                add(runs, facts, start, end);
                start = first;
            }
            end = last;
        }
        add(runs, facts, start, end);
        return runs;
    }

    /** Facts of equal amount, where there are more than so many; each in event time. */
    static List<List<Fact>> ofEqualAmount(List<Fact> facts, int moreThan) {
        if (!anyAmountRepeated(facts, moreThan)) {
            return List.of();
        }
        Map<Long, List<Fact>> byAmount =
                facts.stream()
                        .collect(
                                Collectors.groupingBy(
                                        Fact::cents, LinkedHashMap::new, Collectors.toList()));
        return byAmount.values().stream().filter(equal -> equal.size() > moreThan).toList();
    }

    /** Nearly always there is none, and sorting numbers tells so cheaply. */
    private static boolean anyAmountRepeated(List<Fact> facts, int moreThan) {
        long[] cents = facts.stream().mapToLong(Fact::cents).toArray();
        Arrays.sort(cents);
        for (int i = moreThan; i < cents.length; i++) {
            if (cents[i] == cents[i - moreThan]) {
                return true;
            }
        }
        return false;
    }

    private static void add(List<List<Fact>> runs, List<Fact> facts, int start, int end) {
        if (start >= 0) {
            runs.add(List.copyOf(facts.subList(start, end + 1)));
        }
    }
}
