package dev.rialto.analytics;

import dev.rialto.events.Change;
import dev.rialto.events.OrderRow;
import java.util.Objects;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The first stage: remembers the current version of each order and says what a change replaced. A
 * change that brings nothing new, as a replay does, goes no further.
 */
final class CurrentRows
        extends ContextualProcessor<Long, Change<OrderRow>, Long, RowChange<OrderRow>> {

    static final String STORE = "orders";

    private KeyValueStore<Long, OrderRow> rows;

    @Override
    public void init(ProcessorContext<Long, RowChange<OrderRow>> context) {
        super.init(context);
        rows = context.getStateStore(STORE);
    }

    @Override
    public void process(Record<Long, Change<OrderRow>> record) {
        if (record.value() == null) {
            return; // the tombstone behind a delete
        }
        OrderRow after = record.value().after();
        OrderRow before = rows.get(record.key());
        if (Objects.equals(before, after)) {
            return;
        }
        rows.put(record.key(), after);
        context().forward(record.withValue(new RowChange<>(before, after)));
    }
}
