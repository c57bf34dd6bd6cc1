package dev.rialto.analytics.window;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Knows which windows there are, which have changed and must be published, and which are closed.
 *
 * <p>The watermark is the newest start of a smallest window seen; while nothing arrives the clock
 * takes its place, so that the last window of a quiet shop closes too. What is forgotten goes by
 * the watermark, but never by a time that is still to come: one row from the far future must not
 * make the present too old.
 */
public final class WindowBoard {

    /** A great correction gives way to the input after so long. */
    private static final long AT_A_STRETCH_NANOS = 50_000_000;

    /** More windows are not to be had in that time. */
    private static final int AT_ONCE = 10_000;

    /** Windows before the oldest one that its comparisons still need. */
    private static final int LOOKED_BACK = 4;

    private final Timing timing;
    private final KeyValueStore<Bytes, byte[]> store;
    private final List<Statistic> statistics;
    private final Map<WindowId, WindowState> inUse = new HashMap<>();
    private final Set<WindowId> changed = new HashSet<>();
    private final TreeSet<WindowId> pending = new TreeSet<>();
    private final TreeSet<WindowId> open =
            new TreeSet<>(Comparator.comparingLong(WindowId::end).thenComparing(WindowId::size));
    private long watermark = Long.MIN_VALUE;
    private long horizon = Long.MIN_VALUE;
    private long arrivedAt;

    /** Begins with what the store knows. */
    public WindowBoard(
            Timing timing,
            KeyValueStore<Bytes, byte[]> store,
            List<Statistic> statistics,
            long now) {
        this.timing = timing;
        this.store = store;
        this.statistics = statistics;
        this.arrivedAt = now;
        try (KeyValueIterator<Bytes, byte[]> all = range(Long.MIN_VALUE, Long.MAX_VALUE)) {
            all.forEachRemaining(this::remember);
        }
        advanceHorizon(now);
    }

    /** Whether rows of this smallest window are still counted; older ones are beyond retention. */
    public boolean accepts(long start) {
        return start >= horizon;
    }

    /** Whether this smallest window was closed before. */
    public boolean isClosed(long start) {
        return start + timing.sizes().base() + timing.lateness() <= watermark;
    }

    /**
     * A smallest window has changed, and with it the larger ones that hold it.
     *
     * @param followers how many windows behind a changed one compare themselves with it
     */
    public void changed(long start, int followers, long now) {
        watermark = Math.max(watermark, start);
        arrivedAt = now;
        revised(start, followers);
    }

    /** As {@link #changed}, for a reason that is none of the shop's rows in this window. */
    public void revised(long start, int followers) {
        for (long size : timing.sizes().millis()) {
            WindowId window = WindowId.holding(start, size);
            if (find(window) == null) {
                inUse.put(window, new WindowState(statistics.size()));
                open.add(window);
            }
            mark(window);
            for (int i = 1; i <= followers; i++) {
                if (find(window.later(i)) != null) {
                    mark(window.later(i));
                }
            }
        }
    }

    /**
     * Publishes what changed or closed since the last time: first the windows that are still open,
     * which people look at, then the others from the oldest on.
     */
    public void publish(long now, BiConsumer<WindowId, Answer> out) {
        long reached = now - arrivedAt > timing.lateness() ? Math.max(watermark, now) : watermark;
        long closedUntil = reached - timing.lateness();
        while (!open.isEmpty() && open.first().end() <= closedUntil) {
            mark(open.pollFirst());
        }
        List<WindowId> next =
                Stream.concat(open.stream().filter(pending::contains), pending.stream())
                        .distinct()
                        .limit(AT_ONCE)
                        .toList();
        long until = System.nanoTime() + AT_A_STRETCH_NANOS;
        for (WindowId window : next) {
            if (System.nanoTime() > until) {
                return;
            }
            WindowState state = find(window);
            state.pending(false);
            state.closed(state.isClosed() || window.end() <= closedUntil);
            pending.remove(window);
            changed.add(window);
            publish(window, state, out);
        }
    }

    /** Writes what has changed; to be called before each commit. */
    public void flush() {
        changed.forEach(window -> store.put(StoreKeys.of(window), inUse.get(window).packed()));
        changed.clear();
        inUse.keySet().retainAll(pending);
    }

    /**
     * The time before which smallest windows are to be forgotten, where that has moved on since it
     * was last asked for; otherwise the least number there is.
     */
    public long expire(long now) {
        long before = horizon;
        advanceHorizon(now);
        if (horizon == before) {
            return Long.MIN_VALUE;
        }
        try (KeyValueIterator<Bytes, byte[]> old = range(Long.MIN_VALUE, horizon - 1)) {
            while (old.hasNext()) {
                forget(StoreKeys.window(old.next().key));
            }
        }
        return horizon;
    }

    private void publish(WindowId window, WindowState state, BiConsumer<WindowId, Answer> out) {
        for (int i = 0; i < statistics.size(); i++) {
            Statistic statistic = statistics.get(i);
            LongFunction<byte[]> answer = statistic.answer(window, state.isClosed());
            long revision = state.revised(i, answer.apply(0));
            if (revision > 0) {
                out.accept(window, new Answer(statistic.topic(), answer.apply(revision)));
            }
        }
    }

    private void mark(WindowId window) {
        find(window).pending(true);
        pending.add(window);
        changed.add(window);
    }

    private WindowState find(WindowId window) {
        WindowState known = inUse.get(window);
        if (known == null) {
            byte[] packed = store.get(StoreKeys.of(window));
            if (packed != null) {
                known = WindowState.unpacked(packed, statistics.size());
                inUse.put(window, known);
            }
        }
        return known;
    }

    private void remember(KeyValue<Bytes, byte[]> entry) {
        WindowId window = StoreKeys.window(entry.key);
        WindowState state = WindowState.unpacked(entry.value, statistics.size());
        if (window.size() == timing.sizes().base()) {
            watermark = Math.max(watermark, window.start());
        }
        if (!state.isClosed()) {
            open.add(window);
        }
        if (state.isPending()) {
            inUse.put(window, state);
            pending.add(window);
        }
    }

    private void advanceHorizon(long now) {
        if (watermark != Long.MIN_VALUE) {
            long newest = Math.min(watermark, now);
            long back = timing.retention() + LOOKED_BACK * timing.sizes().largest();
            long wanted = WindowId.holding(newest - back, timing.sizes().largest()).start();
            horizon = Math.max(horizon, wanted);
        }
    }

    private void forget(WindowId window) {
        store.delete(StoreKeys.of(window));
        inUse.remove(window);
        changed.remove(window);
        pending.remove(window);
        open.remove(window);
    }

    private KeyValueIterator<Bytes, byte[]> range(long first, long last) {
        return store.range(
                StoreKeys.of(StoreKeys.WINDOW, first, Long.MIN_VALUE),
                StoreKeys.of(StoreKeys.WINDOW, last, Long.MAX_VALUE));
    }
}
