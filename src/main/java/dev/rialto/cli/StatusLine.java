package dev.rialto.cli;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.search.Search;
import java.io.PrintStream;
import java.time.Instant;
import java.util.Collection;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
        } else if (!line.isEmpty()) {
            out.println(line);
        }
    }

    /** Of what this process has no role for, nothing is said. */
    String line() {
        return said(
                " | ",
                told("rialto.dashboard.orders", "orders %,.0f"),
                told("rialto.cdc.changes", "%,.0f changes/s", this::rate),
                told("rialto.dashboard.revenue", "revenue/min %,.2f"),
                lag(),
                told("rialto.dashboard.alerts", "alerts %,.0f"),
                told("rialto.lake.last.commit", "lake %s", StatusLine::ago));
    }

    private String lag() {
        String lag =
                said(
                        ", ",
                        told("rialto.cdc.lag.bytes", "cdc %s", StatusLine::bytes),
                        told("rialto.analytics.lag", "stats %,.0f"),
                        told("rialto.lake.lag", "lake %,.0f"));
        return lag.isEmpty() ? lag : "lag: " + lag;
    }

    private double rate(double seen) {
        long now = System.nanoTime();
        double rate = (seen - changes) / ((now - at) / 1e9);
        changes = seen;
        at = now;
        return rate;
    }

    private static String said(String between, String... parts) {
        return Stream.of(parts)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(between));
    }

    private String told(String meter, String format) {
        return told(meter, format, Double::valueOf);
    }

    private String told(String name, String format, DoubleFunction<Object> value) {
        Collection<Meter> found = Search.in(meters).name(name).meters();
        double sum =
                found.stream()
                        .mapToDouble(meter -> meter.measure().iterator().next().getValue())
                        .filter(Double::isFinite)
                        .sum();
        return found.isEmpty() ? "" : text(format, value.apply(sum));
    }

    private static String bytes(double count) {
        return count < 1024 ? text("%.0f B", count) : text("%,.0f kB", count / 1024);
    }

    private static String ago(double epochSeconds) {
        return epochSeconds <= 0
                ? "no commit yet"
                : text("committed %.0f s ago", Instant.now().getEpochSecond() - epochSeconds);
    }

    private static String text(String format, Object value) {
        return String.format(Locale.ROOT, format, value);
    }
}
