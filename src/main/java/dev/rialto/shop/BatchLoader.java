package dev.rialto.shop;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/**
 * Reads rows for many callers at once: whoever asks while a query is under way is answered by the
 * next one, together with all others who wait. A query never begins before those it answers have
 * asked, so nobody is shown a row from before the question.
 *
 * @param <K> what a row is asked by
 * @param <V> a row
 */
public final class BatchLoader<K, V> {

    private static final int MOST = 500;

    private record Question<K, V>(K key, CompletableFuture<V> answer) {}

    private final Function<List<K>, List<V>> query;
    private final Queue<Question<K, V>> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean busy = new AtomicBoolean();

    /**
     * No virtual thread: an answer from the database would wake the poller, that one a carrier, and
     * all who wait would wait for both.
     */
    private final Executor worker =
            Executors.newCachedThreadPool(
                    Thread.ofPlatform().daemon().name("batch-loader").factory());

    /**
     * @param query gives the rows with these keys, in their order, and null where there is none; it
     *     may block
     */
    public BatchLoader(Function<List<K>, List<V>> query) {
        this.query = query;
    }

    /** The row with this key, null where there is none; fails as the query does. */
    public CompletionStage<V> load(K key) {
        var question = new Question<>(key, new CompletableFuture<V>());
        waiting.add(question);
        begin();
        return question.answer();
    }

    private void begin() {
        if (busy.compareAndSet(false, true)) {
            worker.execute(this::work);
        }
    }

    private void work() {
        for (var batch = next(); !batch.isEmpty(); batch = next()) {
            answer(batch);
        }
        busy.set(false);
        // Whoever asked between the last look and now found it busy still.
        if (!waiting.isEmpty()) {
            begin();
        }
    }

    private List<Question<K, V>> next() {
        List<Question<K, V>> batch = new ArrayList<>();
        for (var one = waiting.poll(); one != null; one = waiting.poll()) {
            batch.add(one);
            if (batch.size() == MOST) {
                break;
            }
        }
        return batch;
    }

    private void answer(List<Question<K, V>> batch) {
        try {
            List<V> rows = query.apply(batch.stream().map(Question::key).toList());
            for (int i = 0; i < batch.size(); i++) {
                batch.get(i).answer().complete(rows.get(i));
            }
        } catch (RuntimeException | Error e) {
            batch.forEach(question -> question.answer().completeExceptionally(e));
        }
    }
}
