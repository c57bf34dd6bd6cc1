package dev.rialto.analytics.revenue;

import dev.rialto.analytics.Computing;
import dev.rialto.analytics.RowChange;
import dev.rialto.analytics.TableRows;
import dev.rialto.analytics.state.Chunk;
import dev.rialto.analytics.window.WindowSizes;
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
        deltas.clear();
    }

    @Override
    protected boolean isKnown(Chunk chunk, int place) {
        return order.isIn(chunk, place);
    }

    @Override
    protected void replace(long key, Chunk chunk, int place, long timestamp) {
        RowChange<?> change;
        if (chunk.has(place)) {
            var before = OrderFields.row(key, chunk, place);
            add(chunk, place, -1, timestamp);
            if (reader().isPresent()) {
                order.writeTo(chunk, place);
                add(chunk, place, 1, timestamp);
                change = new RowChange<>(before, OrderFields.row(key, chunk, place));
            } else {
                change = new RowChange<>(before, null);
            }
        } else {
            order.writeTo(chunk, place);
            add(chunk, place, 1, timestamp);
            change = new RowChange<>(null, OrderFields.row(key, chunk, place));
        }
        context().forward(new Record<>(key, change, timestamp));
    }

    @Override
    protected void forwardSums() {
        long now = context().currentSystemTimeMs();
        deltas.forEach((start, delta) -> forward(start, delta, now));
        deltas.clear();
    }

    private void add(Chunk chunk, int place, int sign, long timestamp) {
        long start = sizes.baseStart(OrderFields.date(chunk, place));
        OrderDelta delta = deltas.computeIfAbsent(start, _ -> new OrderDelta());
        delta.add(chunk, place, sign);
        if (delta.isFull()) {
            deltas.remove(start);
            forward(start, delta, timestamp);
        }
    }

    private void forward(long start, OrderDelta delta, long timestamp) {
        if (!delta.isNothing()) {
            context().forward(new Record<>(start, delta, timestamp));
        }
    }
}
