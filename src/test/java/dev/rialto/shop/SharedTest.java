package dev.rialto.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class SharedTest {

    private final Queue<List<?>> batches = new ConcurrentLinkedQueue<>();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch go = new CountDownLatch(1);
    private final Queue<Thread> asking = new ConcurrentLinkedQueue<>();
    private final ExecutorService callers = Executors.newThreadPerTaskExecutor(this::asking);

    @AfterEach
    void close() {
        callers.close();
    }

    @Test
    void whoeverComesMeanwhileSharesTheNextTransaction() throws Exception {
        var shared = new Shared<Integer, Integer>(slow(wanted -> wanted));

        List<Future<Integer>> answers = ask(shared, 1, 2, 3);

        for (int n = 0; n < 3; n++) {
            assertThat(answers.get(n).get()).isEqualTo(n + 1);
        }
        assertThat(batches).hasSize(2);
    }

    @Test
    void whatIsRefusedForOneIsDoneForTheOthers() throws Exception {
        var shared =
                new Shared<Integer, Integer>(
                        slow(
                                wanted -> {
                                    if (wanted.contains(13)) {
                                        throw failure("23505");
                                    }
                                    return wanted;
                                }));

        List<Future<Integer>> answers = ask(shared, 1, 2, 13);

        assertThat(answers.get(1).get()).isEqualTo(2);
        assertThatThrownBy(() -> answers.get(2).get())
                .isInstanceOf(ExecutionException.class)
                .hasRootCauseMessage("as told");
    }

    @Test
    void whatMayHaveBeenWrittenIsNotWrittenAgain() {
        var shared =
                new Shared<Integer, Integer>(
                        wanted -> {
                            batches.add(wanted);
                            throw failure("08006");
                        });

        assertThatThrownBy(() -> shared.of(1)).isInstanceOf(IllegalStateException.class);
        assertThat(batches).hasSize(1);
    }

    @Test
    void everyoneIsToldOfTheirOwnRowAndRowsAreHeldInOneOrder() throws Exception {
        // Given a change that is done for even numbers only
        Function<List<List<Object>>, int[]> change =
                slow(rows -> rows.stream().mapToInt(row -> 1 - (int) row.getFirst() % 2).toArray());
        var shared = new SharedChange(change);

        // When many ask, in no order
        List<Future<Boolean>> done = new ArrayList<>();
        for (int n : new int[] {0, 9, 4, 7, 2}) {
            done.add(callers.submit(() -> shared.isDone(n, n)));
            await(begun);
        }
        letThemWait();

        // Then each has its own answer, and those who shared went by their place
        assertThat(done.stream().map(Future::resultNow))
                .containsExactly(true, false, true, false, true);
        assertThat(batches.stream().skip(1).map(List::toString))
                .containsExactly("[[2], [4], [7], [9]]");
    }

    /** The first asks alone; the others while it is at work. */
    private List<Future<Integer>> ask(Shared<Integer, Integer> shared, int... wanted)
            throws InterruptedException {
        List<Future<Integer>> answers = new ArrayList<>();
        for (int one : wanted) {
            answers.add(callers.submit(() -> shared.of(one)));
            await(begun);
        }
        letThemWait();
        return answers;
    }

    private void letThemWait() throws InterruptedException {
        // Whoever has asked is parked until the answer is there.
        Awaitility.await()
                .until(
                        () ->
                                asking.stream()
                                        .allMatch(one -> one.getState() == Thread.State.WAITING));
        go.countDown();
        callers.shutdown();
        assertThat(callers.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
    }

    private Thread asking(Runnable work) {
        Thread caller = new Thread(work);
        asking.add(caller);
        return caller;
    }

    private <K, V> Function<List<K>, V> slow(Function<List<K>, V> work) {
        return wanted -> {
            batches.add(wanted);
            begun.countDown();
            await(go);
            return work.apply(wanted);
        };
    }

    private static IllegalStateException failure(String state) {
        return new IllegalStateException(new SQLException("as told", state));
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
