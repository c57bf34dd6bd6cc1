package dev.rialto.analytics.fraud;

import dev.rialto.analytics.change.ChangeReader;
import dev.rialto.events.JsonCursor;
import dev.rialto.fraud.Fact;

/** A row of {@code payments}, as far as rules look at it. */
final class PaymentFields implements ChangeReader.Row {

    private static final byte[] PAYMENT_DATE_COLUMN = JsonCursor.name("payment_date");
    private static final byte[] CUSTOMER_ID_COLUMN = JsonCursor.name("customer_id");
    private static final byte[] AMOUNT_COLUMN = JsonCursor.name("amount");
    private static final byte[] STATUS_COLUMN = JsonCursor.name("status");
    private static final int ALL = 0b1111;

    private long date;
    private long customer;
    private long amount;
    private boolean failed;
    private int seen;

    @Override
    public void clear() {
        seen = 0;
    }

    @Override
    public void field(JsonCursor field) {
        if (field.is(PAYMENT_DATE_COLUMN)) {
            date = field.micros();
            seen |= 1;
        } else if (field.is(CUSTOMER_ID_COLUMN)) {
            customer = field.integer();
            seen |= 1 << 1;
        } else if (field.is(AMOUNT_COLUMN)) {
            amount = field.cents();
            seen |= 1 << 2;
        } else if (field.is(STATUS_COLUMN)) {
            failed = field.text().equals("failed");
            seen |= 1 << 3;
        }
    }

    @Override
    public boolean isWhole() {
        return seen == ALL;
    }

    /** The payment, where no money came of it; otherwise null. */
    Fact failure(long id) {
        return failed ? new Fact(date, id, amount, customer) : null;
    }
}
