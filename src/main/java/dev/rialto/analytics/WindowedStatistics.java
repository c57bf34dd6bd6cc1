package dev.rialto.analytics;

import dev.rialto.analytics.state.BeforeCommit;
import dev.rialto.analytics.state.Cadence;
import dev.rialto.analytics.window.Answer;
import dev.rialto.analytics.window.Part;
import dev.rialto.analytics.window.Parts;
import dev.rialto.analytics.window.Statistic;
import dev.rialto.analytics.window.Timing;
import dev.rialto.analytics.window.WindowBoard;
import dev.rialto.analytics.window.WindowId;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The second stage of a statistic: adds what partitions found to the smallest windows, and
 * publishes the windows of all sizes that changed or closed, at most once a period, and less often
 * where that would take too much of the time.
 *
 * @param <I> what comes in, by the start of its window or by whatever else it is about
 * @param <P> what is kept of a smallest window
 */
public abstract class WindowedStatistics<I, P extends Part>
        extends ContextualProcessor<Long, I, String, Answer> {

    private static final long NOTHING = Long.MIN_VALUE;

    /** In a backlog people still look at windows, so publishing has one part in so many. */
    private static final int PARTS = 20;

    private final Timing timing;
    private final RowCounts counts;
    private final Duration publishEvery;
    private final BooleanSupplier backlog;
    private final String storeName;
    private final int followers;
    private final Supplier<P> empty;
    private KeyValueStore<Bytes, byte[]> store;
    private Parts<P> parts;
    private WindowBoard board;

    /**
     * @param storeName of the store; that of the commit's hook begins with it
     * @param followers how many windows behind a changed one compare themselves with it
     * @param empty makes a smallest window without rows
     */
    protected WindowedStatistics(
            Computing computing, String storeName, int followers, Supplier<P> empty) {
        this.timing = computing.timing();
        this.counts = computing.counts();
        this.publishEvery = computing.config().publishEvery();
        this.backlog = computing.backlog();
        this.storeName = storeName;
        this.followers = followers;
        this.empty = empty;
    }

    @Override
    public void init(ProcessorContext<String, Answer> context) {
        super.init(context);
        store = context.getStateStore(storeName);
        int windows = Math.toIntExact(timing.sizes().largest() / timing.sizes().base());
        parts = new Parts<>(store, empty, Math.max(1_024, 8 * windows));
        List<Statistic> statistics = statistics(parts);
        board = new WindowBoard(timing, store, statistics, context.currentSystemTimeMs());
        BeforeCommit hook = context.getStateStore(TableRows.hook(storeName));
        hook.run(context, this::beforeCommit);
        Cadence cadence = new Cadence(PARTS, this::publish, backlog);
        context.schedule(publishEvery, PunctuationType.WALL_CLOCK_TIME, cadence::run);
    }

    /** The answers to be published, computed of these windows. */
    protected abstract List<Statistic> statistics(Parts<P> windows);

    /** A smallest window changes: what was computed of it no longer holds. */
    protected abstract void forget(long start);

    /** Marks the windows that anything else than their own rows has changed since the last time. */
    protected void settle() {
        // Where there is such a thing.
    }

    /** The store, for what is kept beside windows under keys of another kind. */
    protected KeyValueStore<Bytes, byte[]> store() {
        return store;
    }

    /** The window to add so many rows to; null where they are too old to be counted. */
    protected P changing(long start, long rows) {
        if (!board.accepts(start)) {
            counts.dropped().add(rows);
            return null;
        }
        if (board.isClosed(start)) {
            counts.late().add(rows);
        }
        board.changed(start, followers, context().currentSystemTimeMs());
        forget(start);
        return parts.changing(start);
    }

    /** Windows mean something else now, though their rows are the same. */
    protected void revise(Iterable<Long> starts) {
        starts.forEach(start -> board.revised(start, followers));
    }

    private void publish(long now) {
        settle();
        board.publish(
                now, (window, answer) -> context().forward(new Record<>(key(window), answer, now)));
        long expired = board.expire(now);
        if (expired != NOTHING) {
            parts.forgetBefore(expired);
        }
    }

    private void beforeCommit() {
        settle();
        parts.flush();
        board.flush();
    }

    private static String key(WindowId window) {
        return window.duration() + "/" + window.startInstant();
    }
}
