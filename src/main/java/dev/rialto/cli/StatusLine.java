package dev.rialto.cli;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.search.Search;
import java.io.PrintStream;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * One line on the terminal that says what flows now, from the meters of this process's roles. Where
 * the output is no terminal, a line every ten seconds.
 */
final class StatusLine implements AutoCloseable {

    private static final String OVERWRITE = "\r\033[K";

    private final MeterRegistry meters;
    private final PrintStream out;
    private final boolean terminal = System.console() != null && System.console().isTerminal();
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofVirtual().name("status-line").factory());
    private double changes;
    private long at = System.nanoTime();

    StatusLine(MeterRegistry meters, PrintStream out) {
        this.meters = meters;
        this.out = out;
    }

    void start() {
        int period = terminal ? 1 : 10;
        clock.scheduleAtFixedRate(this::print, period, period, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        clock.shutdownNow();
        if (terminal) {
            out.println();
        }
    }

    private void print() {
        String line = line();
        if (terminal) {
            out.print(OVERWRITE + line);
            out.flush();
        } else {
            out.println(line);
        }
    }

    private String line() {
        double seen = sum("rialto.cdc.changes");
        long now = System.nanoTime();
        double rate = (seen - changes) / ((now - at) / 1e9);
        changes = seen;
        at = now;
        return "orders %,.0f | %,.0f changes/s | revenue/min %s | lag: cdc %s, stats %,.0f, lake %,.0f | alerts %,.0f | lake %s"
                .formatted(
                        sum("rialto.dashboard.orders"),
                        rate,
                        "%,.2f".formatted(sum("rialto.dashboard.revenue")),
                        bytes(sum("rialto.cdc.lag.bytes")),
                        sum("rialto.analytics.lag"),
                        sum("rialto.lake.lag"),
                        sum("rialto.dashboard.alerts"),
                        ago(sum("rialto.lake.last.commit")));
    }

    private double sum(String name) {
        double sum = 0;
        for (Meter meter : Search.in(meters).name(name).meters()) {
            double value = meter.measure().iterator().next().getValue();
            sum += Double.isFinite(value) ? value : 0;
        }
        return sum;
    }

    private static String bytes(double count) {
        return count < 1024 ? "%.0f B".formatted(count) : "%,.0f kB".formatted(count / 1024);
    }

    private static String ago(double epochSeconds) {
        if (epochSeconds <= 0) {
            return "no commit yet";
        }
        return "committed %.0f s ago".formatted(Instant.now().getEpochSecond() - epochSeconds);
    }
}
