package dev.rialto.analytics.fraud;

import dev.rialto.analytics.Changes;
import dev.rialto.analytics.RowCounts;
import dev.rialto.analytics.fraud.SubjectEvent.Link;
import java.util.Objects;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/** Tells each address who lives there, and who no longer does. */
final class Homes extends Changes<SubjectEvent> {

    static final String STORE = "fraud-homes";

    private final HomeFields home;
    private KeyValueStore<Long, Long> homes;

    Homes(RowCounts counts) {
        this(new HomeFields(), counts);
    }

    private Homes(HomeFields home, RowCounts counts) {
        super("customers", home, counts);
        this.home = home;
    }

    @Override
    public void init(ProcessorContext<Long, SubjectEvent> context) {
        super.init(context);
        homes = context.getStateStore(STORE);
    }

    @Override
    protected void changed(long customer, long timestamp) {
        Long before = homes.get(customer);
        Long after = reader().isPresent() ? home.mark() : null;
        if (Objects.equals(before, after)) {
            return;
        }
        homes.put(customer, after);
        if (before != null) {
            tell(before, customer, false, timestamp);
        }
        if (after != null) {
            tell(after, customer, true, timestamp);
        }
    }

    private void tell(long address, long customer, boolean holds, long timestamp) {
        Link link = new Link(address, customer, holds);
        context().forward(new Record<>(address, link, timestamp));
    }
}
