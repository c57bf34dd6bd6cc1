package dev.rialto.analytics.fraud;

import dev.rialto.analytics.RowChange;
import dev.rialto.events.OrderRow;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.streams.KeyValue;

/**
 * What an order change means to one customer.
 *
 * @param before null where the order was not this customer's
 * @param after null where it no longer is
 */
@RegisterForReflection
record PlacedChange(PlacedOrder before, PlacedOrder after) {

    /** By customer; nothing where only the status changed. */
    static List<KeyValue<Long, PlacedChange>> of(RowChange<OrderRow> change) {
        OrderRow before = change.before();
        OrderRow after = change.after();
        List<KeyValue<Long, PlacedChange>> changes = new ArrayList<>(2);
        if (before != null && after != null && before.customerId() == after.customerId()) {
            PlacedOrder was = PlacedOrder.of(before);
            PlacedOrder is = PlacedOrder.of(after);
            if (!Objects.equals(was, is)) {
                changes.add(KeyValue.pair(after.customerId(), new PlacedChange(was, is)));
            }
            return changes;
        }
        if (before != null) {
            PlacedOrder was = PlacedOrder.of(before);
            changes.add(KeyValue.pair(before.customerId(), new PlacedChange(was, null)));
        }
        if (after != null) {
            PlacedOrder is = PlacedOrder.of(after);
            changes.add(KeyValue.pair(after.customerId(), new PlacedChange(null, is)));
        }
        return changes;
    }

    CustomerOrders applyTo(CustomerOrders known) {
        CustomerOrders less = before == null ? known : known.without(before);
        return after == null ? less : less.with(after);
    }
}
