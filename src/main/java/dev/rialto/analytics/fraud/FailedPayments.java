package dev.rialto.analytics.fraud;

import dev.rialto.analytics.fraud.SubjectEvent.FactChange;
import dev.rialto.events.Change;
import dev.rialto.events.Json;
import dev.rialto.events.PaymentRow;
import dev.rialto.fraud.Fact;
import dev.rialto.fraud.Subject;
import java.util.Objects;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/** Tells each customer of failed payments. Remembers these, so that any later version corrects. */
final class FailedPayments extends ContextualProcessor<byte[], byte[], Long, SubjectEvent> {

    static final String STORE = "fraud-failed-payments";

    private KeyValueStore<Long, byte[]> failed;

    @Override
    public void init(ProcessorContext<Long, SubjectEvent> context) {
        super.init(context);
        failed = context.getStateStore(STORE);
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        if (record.value() == null) {
            return; // the tombstone behind a delete
        }
        long id = Json.tree(record.key()).path("payment_id").longValue();
        byte[] known = failed.get(id);
        Fact before = known == null ? null : FactBytes.of(known);
        Fact after = failure(Change.parse(record.value(), PaymentRow::of).after());
        if (Objects.equals(before, after)) {
            return;
        }
        failed.put(id, after == null ? null : FactBytes.of(after));
        boolean moved = before != null && after != null && before.customer() != after.customer();
        if (before != null) {
            tell(record, before.customer(), before, moved ? null : after);
        }
        if (after != null && (before == null || moved)) {
            tell(record, after.customer(), null, after);
        }
    }

    private void tell(Record<byte[], byte[]> record, long customer, Fact before, Fact after) {
        FactChange change = new FactChange(Subject.CUSTOMER_FAILED_PAYMENTS, before, after);
        context().forward(new Record<>(customer, change, record.timestamp()));
    }

    private static Fact failure(PaymentRow row) {
        return row == null || !row.failed()
                ? null
                : Fact.of(row.paymentDate(), row.paymentId(), row.amount(), row.customerId());
    }
}
