package dev.rialto.analytics.fraud;

import dev.rialto.analytics.fraud.SubjectEvent.Link;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Tells customers when they begin to share their address with others, and when they no longer do.
 */
final class Residents extends ContextualProcessor<Long, SubjectEvent, Long, SubjectEvent> {

    static final String STORE = "fraud-residents";

    /** Two tell whether an address is shared, and the one who came or went may be among them. */
    private static final int ENOUGH = 3;

    private KeyValueStore<Bytes, byte[]> residents;

    @Override
    public void init(ProcessorContext<Long, SubjectEvent> context) {
        super.init(context);
        residents = context.getStateStore(STORE);
    }

    @Override
    public void process(Record<Long, SubjectEvent> record) {
        Link link = (Link) record.value();
        long address = link.to();
        residents.put(key(address, link.other()), link.holds() ? new byte[0] : null);
        List<Long> others = some(address).stream().filter(one -> one != link.other()).toList();
        if (!link.holds()) {
            tell(link.other(), address, false, record.timestamp());
        } else if (!others.isEmpty()) {
            tell(link.other(), address, true, record.timestamp());
        }
        if (others.size() == 1) {
            tell(others.getFirst(), address, link.holds(), record.timestamp());
        }
    }

    private void tell(long customer, long address, boolean shared, long timestamp) {
        context().forward(new Record<>(customer, new Link(customer, address, shared), timestamp));
    }

    private List<Long> some(long address) {
        List<Long> found = new ArrayList<>(ENOUGH);
        try (var all = residents.range(key(address, 0), key(address, Long.MAX_VALUE))) {
            while (all.hasNext() && found.size() < ENOUGH) {
                found.add(ByteBuffer.wrap(all.next().key.get()).getLong(Long.BYTES));
            }
        }
        return found;
    }

    private static Bytes key(long address, long customer) {
        ByteBuffer key = ByteBuffer.allocate(2 * Long.BYTES);
        return Bytes.wrap(key.putLong(address).putLong(customer).array());
    }
}
