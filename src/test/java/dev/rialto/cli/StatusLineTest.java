package dev.rialto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

class StatusLineTest {

    private final MeterRegistry meters = new SimpleMeterRegistry();

    @Test
    void saysNothingOfRolesThatRunElsewhere() {
        assertThat(line()).isEmpty();

        meters.gauge("rialto.lake.lag", 1234);
        meters.gauge("rialto.lake.last.commit", 0);

        assertThat(line()).isEqualTo("lag: lake 1,234 | lake no commit yet");
    }

    @Test
    void addsUpWhatPartsOfARoleTell() {
        meters.gauge("rialto.dashboard.orders", 1_000_000);
        meters.gauge("rialto.dashboard.revenue", 1234.5);
        meters.gauge("rialto.cdc.lag.bytes", 2048);
        meters.counter("rialto.cdc.changes", "table", "orders");
        meters.counter("rialto.cdc.changes", "table", "payments");
        meters.gauge("rialto.analytics.lag", Double.NaN);

        assertThat(line())
                .isEqualTo(
                        "orders 1,000,000 | 0 changes/s | revenue/min 1,234.50"
                                + " | lag: cdc 2 kB, stats 0");
    }

    private String line() {
        try (StatusLine line = new StatusLine(meters, System.out)) {
            return line.line();
        }
    }
}
