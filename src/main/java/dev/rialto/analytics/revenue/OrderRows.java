package dev.rialto.analytics.revenue;

import dev.rialto.analytics.Computing;
import dev.rialto.analytics.RowChange;
import dev.rialto.analytics.TableRows;
import dev.rialto.analytics.state.Chunk;
import dev.rialto.analytics.window.WindowSizes;
import dev.rialto.fraud.Fact;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Forwards each change of an order at once, as a {@link RowChange}, and what all changes since the
 * last commit come to by window, as {@link OrderDelta}s.
 */
final class OrderRows extends TableRows<Object> {

    static final String STORE = "orders";

    private final OrderFields order;
    private final WindowSizes sizes;
    private final Map<Long, OrderDelta> deltas = new HashMap<>();
    private long lastStart;
    private OrderDelta last;

    OrderRows(Computing computing) {
        this(computing, new OrderFields());
    }

    private OrderRows(Computing computing, OrderFields order) {
        super(STORE, OrderFields.WIDTH, order, computing.counts());
        this.order = order;
        this.sizes = computing.timing().sizes();
    }

    @Override
    public void init(ProcessorContext<Long, Object> context) {
        super.init(context);
        clear();
    }

    @Override
    protected boolean isKnown(Chunk chunk, int place) {
        return order.isIn(chunk, place);
    }

    @Override
    protected void replace(long key, Chunk chunk, int place, long timestamp) {
        RowChange<Fact> change;
        if (chunk.has(place)) {
            Fact before = OrderFields.fact(key, chunk, place);
            add(chunk, place, -1, timestamp);
            if (reader().isPresent()) {
                order.writeTo(chunk, place);
                add(chunk, place, 1, timestamp);
                change = new RowChange<>(before, OrderFields.fact(key, chunk, place));
            } else {
                change = new RowChange<>(before, null);
            }
        } else {
            order.writeTo(chunk, place);
            add(chunk, place, 1, timestamp);
            change = new RowChange<>(null, OrderFields.fact(key, chunk, place));
        }
        context().forward(new Record<>(key, change, timestamp));
    }

    @Override
    protected void forwardSums() {
        long now = context().currentSystemTimeMs();
        deltas.forEach((start, delta) -> forward(start, delta, now));
        clear();
    }

    private void add(Chunk chunk, int place, int sign, long timestamp) {
        long start = sizes.baseStart(OrderFields.date(chunk, place));
        OrderDelta delta = delta(start);
        delta.add(chunk, place, sign);
        if (delta.isFull()) {
            deltas.remove(start);
            last = null;
            forward(start, delta, timestamp);
        }
    }

    /** Most rows are of the same window as the one before. */
    private OrderDelta delta(long start) {
        if (last == null || start != lastStart) {
            last = deltas.computeIfAbsent(start, _ -> new OrderDelta());
            lastStart = start;
        }
        return last;
    }

    private void clear() {
        deltas.clear();
        last = null;
    }

    private void forward(long start, OrderDelta delta, long timestamp) {
        if (!delta.isNothing()) {
            context().forward(new Record<>(start, delta, timestamp));
        }
    }
}
