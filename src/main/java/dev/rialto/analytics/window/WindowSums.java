package dev.rialto.analytics.window;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.stream.LongStream;

/**
 * What windows of all sizes come to: a window is the sum of the windows of the next smaller size
 * within it. Sums are kept for as long as nothing in them changes.
 *
 * @param <T> a sum; not to be changed once it is made
 */
public final class WindowSums<T> {

    private static final int KEPT = 512;

    private final WindowSizes sizes;
    private final Parts<?> parts;
    private final LongFunction<T> smallest;
    private final Function<List<T>, T> sum;
    private final Map<WindowId, T> kept = new LinkedHashMap<>(256, 0.75f, true);

    /**
     * @param parts the smallest windows
     * @param total what one of them comes to
     * @param sum adds up
     */
    public <P extends Part> WindowSums(
            WindowSizes sizes, Parts<P> parts, Function<P, T> total, Function<List<T>, T> sum) {
        this.sizes = sizes;
        this.parts = parts;
        this.smallest = start -> total.apply(parts.of(start));
        this.sum = sum;
    }

    /** What the window comes to, as of now. */
    public T of(WindowId window) {
        T known = kept.get(window);
        if (known == null) {
            known = summed(window);
            kept.put(window, known);
            if (kept.size() > KEPT) {
                kept.remove(kept.keySet().iterator().next());
            }
        }
        return known;
    }

    /** A smallest window has changed. */
    public void forget(long start) {
        for (long size : sizes.millis()) {
            kept.remove(WindowId.holding(start, size));
        }
    }

    /** Everything may have changed. */
    public void clear() {
        kept.clear();
    }

    private T summed(WindowId window) {
        if (window.size() == sizes.base()) {
            return smallest.apply(window.start());
        }
        long smaller = sizes.millis().get(sizes.millis().indexOf(window.size()) - 1);
        List<WindowId> within =
                LongStream.iterate(
                                window.start(),
                                start -> start < window.end(),
                                start -> start + smaller)
                        .mapToObj(start -> new WindowId(start, smaller))
                        .toList();
        if (within.stream().filter(one -> !kept.containsKey(one)).count() > 1) {
            parts.ready(window.start(), window.end(), sizes.base());
        }
        return sum.apply(within.stream().map(this::of).toList());
    }
}
