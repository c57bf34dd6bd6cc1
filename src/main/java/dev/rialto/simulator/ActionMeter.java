package dev.rialto.simulator;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.TreeMap;

/** Counts {@code rialto.simulator.actions} by action and outcome. */
final class ActionMeter {

    private final MeterRegistry meters;

    ActionMeter(MeterRegistry meters) {
        this.meters = meters;
    }

    void done(Action action) {
        count(action, "done");
    }

    void refused(Action action) {
        count(action, "refused");
    }

    /** How often each action was done, by its word. */
    Map<String, Long> totals() {
        Map<String, Long> totals = new TreeMap<>();
        meters.find("rialto.simulator.actions").counters().stream()
                .filter(counter -> "done".equals(counter.getId().getTag("outcome")))
                .forEach(
                        counter ->
                                totals.put(
                                        counter.getId().getTag("action"), (long) counter.count()));
        return totals;
    }

    private void count(Action action, String outcome) {
        meters.counter("rialto.simulator.actions", "action", action.word(), "outcome", outcome)
                .increment();
    }
}
