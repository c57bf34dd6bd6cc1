package dev.rialto.analytics.fraud;

import dev.rialto.analytics.fraud.SubjectEvent.Link;
import dev.rialto.events.Change;
import dev.rialto.events.Json;
import dev.rialto.fraud.Address;
import java.util.Objects;
import java.util.OptionalLong;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/** Tells each address who lives there, and who no longer does. */
final class Homes extends ContextualProcessor<byte[], byte[], Long, SubjectEvent> {

    static final String STORE = "fraud-homes";

    private KeyValueStore<Long, Long> homes;

    @Override
    public void init(ProcessorContext<Long, SubjectEvent> context) {
        super.init(context);
        homes = context.getStateStore(STORE);
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        if (record.value() == null) {
            return; // the tombstone behind a delete
        }
        long customer = Json.tree(record.key()).path("customer_id").longValue();
        Long before = homes.get(customer);
        Long after =
                Change.parse(record.value(), row -> mark(row.path("address").textValue())).after();
        if (Objects.equals(before, after)) {
            return;
        }
        homes.put(customer, after);
        if (before != null) {
            context().forward(new Record<>(before, new Link(customer, false), record.timestamp()));
        }
        if (after != null) {
            context().forward(new Record<>(after, new Link(customer, true), record.timestamp()));
        }
    }

    private static Long mark(String address) {
        OptionalLong mark = Address.mark(address);
        return mark.isPresent() ? mark.getAsLong() : null;
    }
}
