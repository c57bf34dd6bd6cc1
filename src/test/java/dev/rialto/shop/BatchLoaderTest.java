package dev.rialto.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class BatchLoaderTest {

    @Test
    void whoeverWaitsIsAnsweredByOneQuery() throws Exception {
        // Given a query that takes its time for the first who asks
        var queries = new ConcurrentLinkedQueue<List<Long>>();
        var asked = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        var loader =
                new BatchLoader<Long, String>(
                        keys -> {
                            queries.add(keys);
                            asked.countDown();
                            await(go);
                            return keys.stream().map(key -> "row " + key).toList();
                        });
        var first = loader.load(1L);
        await(asked);

        // When three ask meanwhile, two of them for the same row
        var others = List.of(loader.load(2L), loader.load(3L), loader.load(2L));
        go.countDown();

        // Then they share the next query, and each has the row that was asked for
        assertThat(answer(first)).isEqualTo("row 1");
        List<String> rows = new ArrayList<>();
        for (var other : others) {
            rows.add(answer(other));
        }
        assertThat(rows).containsExactly("row 2", "row 3", "row 2");
        assertThat(queries).containsExactly(List.of(1L), List.of(2L, 3L, 2L));
    }

    @Test
    void noAnswerIsOlderThanItsQuestion() throws Exception {
        // Given rows that change all the time
        var version = new AtomicInteger();
        var loader =
                new BatchLoader<Long, Integer>(
                        keys -> {
                            int now = version.get();
                            return keys.stream().map(_ -> now).toList();
                        });

        // When many ask, each after a change of its own
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Boolean>> fresh = new ArrayList<>();
            for (int i = 0; i < 20_000; i++) {
                fresh.add(
                        CompletableFuture.supplyAsync(
                                () -> {
                                    int before = version.incrementAndGet();
                                    return answer(loader.load(1L)) >= before;
                                },
                                callers));
            }

            // Then each sees its change, and nobody waits for ever
            for (var one : fresh) {
                assertThat(one.get(10, TimeUnit.SECONDS)).isTrue();
            }
        }
    }

    @Test
    void aQueryThatFailsFailsThoseItAnswersAndNoOthers() {
        var loader =
                new BatchLoader<Long, Long>(
                        keys -> {
                            if (keys.contains(13L)) {
                                throw new IllegalStateException("no such luck");
                            }
                            return keys;
                        });

        assertThatThrownBy(() -> answer(loader.load(13L))).hasMessageContaining("no such luck");
        assertThat(answer(loader.load(7L))).isEqualTo(7);
    }

    private static <T> T answer(CompletionStage<T> stage) {
        return stage.toCompletableFuture().orTimeout(10, TimeUnit.SECONDS).join();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
