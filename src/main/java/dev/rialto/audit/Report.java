package dev.rialto.audit;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Duration;
import java.util.List;

/**
 * All comparisons of one audit, and how long it waited for the stages to catch up.
 *
 * @param fraud how well the fraud rules do; none where the simulator labelled nothing
 */
@RegisterForReflection
public record Report(List<Comparison> comparisons, Duration took, List<Score> fraud) {

    /** Takes copies. */
    public Report {
        comparisons = List.copyOf(comparisons);
        fraud = List.copyOf(fraud);
    }

    /** A report without scores. */
    Report(List<Comparison> comparisons, Duration took) {
        this(comparisons, took, List.of());
    }

    Report with(List<Score> scores) {
        return new Report(comparisons, took, scores);
    }

    /** Whether every comparison came out equal. */
    public boolean equal() {
        return comparisons.stream().allMatch(Comparison::equal);
    }
}
