package dev.rialto.analytics.revenue;

import dev.rialto.analytics.AnalyticsConfig;
import dev.rialto.events.RevenueWindow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Adds deltas to windows and publishes the windows that changed or closed, at most once a period.
 *
 * <p>The watermark is the newest window start seen; while nothing arrives the clock takes its
 * place, so that the last window of a quiet shop closes too.
 */
final class RevenueWindows extends ContextualProcessor<Long, Revenue, String, RevenueWindow> {

    static final String STORE = "revenue-windows";

    private final AnalyticsConfig config;
    private final TreeSet<Long> open = new TreeSet<>();
    private final TreeSet<Long> pending = new TreeSet<>();
    private KeyValueStore<Long, WindowState> windows;
    private long watermark = Long.MIN_VALUE;
    private long arrivedAt;

    RevenueWindows(AnalyticsConfig config) {
        this.config = config;
    }

    @Override
    public void init(ProcessorContext<String, RevenueWindow> context) {
        super.init(context);
        windows = context.getStateStore(STORE);
        try (KeyValueIterator<Long, WindowState> all = windows.all()) {
            all.forEachRemaining(entry -> remember(entry.key, entry.value));
        }
        context.schedule(
                config.publishEvery(), PunctuationType.WALL_CLOCK_TIME, this::publishChanged);
    }

    @Override
    public void process(Record<Long, Revenue> delta) {
        long start = delta.key();
        WindowState known = windows.get(start);
        WindowState grown = (known == null ? WindowState.EMPTY : known).plus(delta.value());
        windows.put(start, grown);
        remember(start, grown);
        arrivedAt = context().currentSystemTimeMs();
    }

    private void remember(long start, WindowState state) {
        watermark = Math.max(watermark, start);
        if (!state.closed()) {
            open.add(start);
        }
        if (state.pending()) {
            pending.add(start);
        }
    }

    private void publishChanged(long now) {
        long lateness = config.allowedLateness().toMillis();
        long reached = now - arrivedAt > lateness ? Math.max(watermark, now) : watermark;
        long closedBefore = reached - lateness - RevenueTopology.WINDOW.toMillis();
        List<Long> closing = new ArrayList<>(open.headSet(closedBefore, true));
        pending.addAll(closing);
        for (long start : pending) {
            publish(start, start <= closedBefore, now);
        }
        pending.clear();
        closing.forEach(open::remove);
    }

    private void publish(long start, boolean closed, long now) {
        WindowState state = windows.get(start).published(closed);
        windows.put(start, state);
        RevenueWindow window = state.window(Instant.ofEpochMilli(start), RevenueTopology.WINDOW);
        context().forward(new Record<>(window.key(), window, now));
    }
}
