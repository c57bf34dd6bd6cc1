package dev.rialto.simulator;

import io.micrometer.core.instrument.MeterRegistry;

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

    private void count(Action action, String outcome) {
        meters.counter("rialto.simulator.actions", "action", action.word(), "outcome", outcome)
                .increment();
    }
}
