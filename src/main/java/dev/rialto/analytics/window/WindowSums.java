package dev.rialto.analytics.window;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongFunction;

/**
 * What windows of all sizes come to: a window is the sum of the windows of the next smaller size
 * within it. Sums are kept for as long as nothing in them changes.
 *
 * @param <T> a sum; not to be changed once it is made
 */
public final class WindowSums<T> {

    private static final int KEPT = 512;

    private final WindowSizes sizes;
    private final LongFunction<T> smallest;
    private final Function<List<T>, T> sum;
    private final Map<WindowId, T> kept = new LinkedHashMap<>(256, 0.75f, true);

    /**
     * @param smallest gives the smallest windows by their start
     * @param sum adds up
     */
    public WindowSums(WindowSizes sizes, LongFunction<T> smallest, Function<List<T>, T> sum) {
        this.sizes = sizes;
        this.smallest = smallest;
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
        List<T> within = new ArrayList<>((int) (window.size() / smaller));
        for (long start = window.start(); start < window.end(); start += smaller) {
            within.add(of(new WindowId(start, smaller)));
        }
        return sum.apply(within);
    }
}
