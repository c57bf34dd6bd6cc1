package dev.rialto.audit;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Duration;
import java.util.List;

/** All comparisons of one audit, and how long it waited for the stages to catch up. */
@RegisterForReflection
public record Report(List<Comparison> comparisons, Duration took) {

    /** Takes a copy. */
    public Report {
        comparisons = List.copyOf(comparisons);
    }

    /** Whether every comparison came out equal. */
    public boolean equal() {
        return comparisons.stream().allMatch(Comparison::equal);
    }
}
