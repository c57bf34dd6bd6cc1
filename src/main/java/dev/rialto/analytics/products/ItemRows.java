package dev.rialto.analytics.products;

import dev.rialto.analytics.Computing;
import dev.rialto.analytics.TableRows;
import dev.rialto.analytics.state.Chunk;
import dev.rialto.analytics.window.WindowSizes;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Forwards what changes of order items since the last commit come to, by window. */
final class ItemRows extends TableRows<ProductsInput> {

    static final String STORE = "order-items";

    private final ItemFields item;
    private final WindowSizes sizes;
    private final Map<Long, SalesDelta> deltas = new HashMap<>();
    private long lastStart;
    private SalesDelta last;

    ItemRows(Computing computing) {
        this(computing, new ItemFields());
    }

    private ItemRows(Computing computing, ItemFields item) {
        super(STORE, ItemFields.WIDTH, item, computing.counts());
        this.item = item;
        this.sizes = computing.timing().sizes();
    }

    @Override
    public void init(ProcessorContext<Long, ProductsInput> context) {
        super.init(context);
        clear();
    }

    @Override
    protected boolean isKnown(Chunk chunk, int place) {
        item.created(ItemFields.created(chunk, place)); // a later change does not move it
        return item.isIn(chunk, place);
    }

    @Override
    protected void replace(long key, Chunk chunk, int place, long timestamp) {
        long created = reader().committedMicros();
        if (chunk.has(place)) {
            created = ItemFields.created(chunk, place);
            long start = sizes.baseStart(created);
            SalesDelta delta = delta(start);
            delta.takeBack(chunk, place);
            forwardFull(start, delta, timestamp);
        }
        if (reader().isPresent()) {
            item.created(created);
            item.writeTo(chunk, place);
            long start = sizes.baseStart(ItemFields.created(chunk, place));
            SalesDelta delta = delta(start);
            delta.add(chunk, place);
            forwardFull(start, delta, timestamp);
        }
    }

    @Override
    protected void forwardSums() {
        long now = context().currentSystemTimeMs();
        deltas.forEach((start, delta) -> context().forward(new Record<>(start, delta, now)));
        clear();
    }

    /** Most rows are of the same window as the one before. */
    private SalesDelta delta(long start) {
        if (last == null || start != lastStart) {
            last = deltas.computeIfAbsent(start, _ -> new SalesDelta());
            lastStart = start;
        }
        return last;
    }

    private void clear() {
        deltas.clear();
        last = null;
    }

    private void forwardFull(long start, SalesDelta delta, long timestamp) {
        if (delta.isFull()) {
            deltas.remove(start);
            last = null;
            context().forward(new Record<>(start, delta, timestamp));
        }
    }
}
