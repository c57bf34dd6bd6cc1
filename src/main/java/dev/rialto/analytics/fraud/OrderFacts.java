package dev.rialto.analytics.fraud;

import dev.rialto.analytics.RowChange;
import dev.rialto.analytics.fraud.SubjectEvent.FactChange;
import dev.rialto.fraud.Fact;
import dev.rialto.fraud.Subject;
import java.util.List;

/** What an order's change means to its customer, or to the two that it moved between. */
final class OrderFacts {

    private OrderFacts() {}

    /** Whom to tell what; nothing where only the status changed. */
    static List<SubjectEvent> of(RowChange<Fact> change) {
        Fact before = change.before();
        Fact after = change.after();
        if (before == null || after == null) {
            return before == after ? List.of() : List.of(told(before, after));
        }
        if (before.equals(after)) {
            return List.of();
        }
        return before.customer() == after.customer()
                ? List.of(told(before, after))
                : List.of(told(before, null), told(null, after));
    }

    private static SubjectEvent told(Fact before, Fact after) {
        long customer = (after == null ? before : after).customer();
        return new FactChange(customer, Subject.CUSTOMER_ORDERS, before, after);
    }
}
