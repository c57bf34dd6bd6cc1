package dev.rialto.alerts;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicLong;

/** One target's meters. */
final class Tally {

    private final String target;
    private final MeterRegistry meters;
    private final AtomicLong lag = new AtomicLong();

    Tally(String target, MeterRegistry meters) {
        this.target = target;
        this.meters = meters;
        Gauge.builder("rialto.alerts.lag", lag, AtomicLong::get)
                .tag("target", target)
                .register(meters);
    }

    void delivered() {
        count("delivered");
    }

    /** The target does not want this one. */
    void passedOver() {
        count("passed.over");
    }

    void retried() {
        count("retried");
    }

    void dead() {
        count("dead");
    }

    /** How many records are not looked at yet. */
    void lag(long records) {
        lag.set(records);
    }

    private void count(String what) {
        meters.counter("rialto.alerts." + what, "target", target).increment();
    }
}
