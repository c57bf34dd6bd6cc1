package dev.rialto.analytics.fraud;

import dev.rialto.analytics.Changes;
import dev.rialto.analytics.RowCounts;
import dev.rialto.analytics.fraud.SubjectEvent.FactChange;
import dev.rialto.fraud.Fact;
import dev.rialto.fraud.Subject;
import java.util.Objects;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/** Tells each customer of failed payments. Remembers these, so that any later version corrects. */
final class FailedPayments extends Changes<SubjectEvent> {

    static final String STORE = "fraud-failed-payments";

    private final PaymentFields payment;
    private KeyValueStore<Long, byte[]> failed;

    FailedPayments(RowCounts counts) {
        this(new PaymentFields(), counts);
    }

    private FailedPayments(PaymentFields payment, RowCounts counts) {
        super("payments", payment, counts);
        this.payment = payment;
    }

    @Override
    public void init(ProcessorContext<Long, SubjectEvent> context) {
        super.init(context);
        failed = context.getStateStore(STORE);
    }

    @Override
    protected void changed(long id, long timestamp) {
        byte[] known = failed.get(id);
        Fact before = known == null ? null : FactBytes.of(known);
        Fact after = reader().isPresent() ? payment.failure(id) : null;
        if (Objects.equals(before, after)) {
            return;
        }
        failed.put(id, after == null ? null : FactBytes.of(after));
        boolean moved = before != null && after != null && before.customer() != after.customer();
        if (before != null) {
            tell(before.customer(), before, moved ? null : after, timestamp);
        }
        if (after != null && (before == null || moved)) {
            tell(after.customer(), null, after, timestamp);
        }
    }

    private void tell(long customer, Fact before, Fact after, long timestamp) {
        FactChange change =
                new FactChange(customer, Subject.CUSTOMER_FAILED_PAYMENTS, before, after);
        context().forward(new Record<>(customer, change, timestamp));
    }
}
