package dev.rialto.lake;

import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Gatherers;

/** Work that mostly waits for S3, done at the same time on threads of its own. */
final class SideBySide {

    /** How many are done at once. */
    static final int MOST = 16;

    private SideBySide() {}

    /**
     * Does the work with each.
     *
     * @return the results, in order
     * @throws RuntimeException the first failure, which interrupts what is still at work; an
     *     interrupt lets that end and begins no more
     */
    static <T, R> List<R> map(Collection<T> all, Function<T, R> work) {
        return all.stream()
                .map(SideBySide::unlessInterrupted)
                .gather(Gatherers.mapConcurrent(MOST, work))
                .toList();
    }

    /** As {@link #map}, of work that has no result. */
    static <T> void forEach(Collection<T> all, Consumer<T> work) {
        map(
                all,
                one -> {
                    work.accept(one);
                    return one;
                });
    }

    private static <T> T unlessInterrupted(T next) {
        if (Thread.currentThread().isInterrupted()) {
            throw new StoreException("S3 is asked no more by who is told to stop", null, true);
        }
        return next;
    }
}
