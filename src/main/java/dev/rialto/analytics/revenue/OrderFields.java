package dev.rialto.analytics.revenue;

import dev.rialto.analytics.change.ChangeReader;
import dev.rialto.analytics.state.Chunk;
import dev.rialto.events.JsonCursor;
import dev.rialto.fraud.Fact;
import java.util.List;

/** A row of {@code orders} as it is read from an event and kept in a chunk. */
final class OrderFields implements ChangeReader.Row {

    /** Numbers of a row, its position in the log included. */
    static final int WIDTH = 5;

    private static final byte[] ORDER_DATE_COLUMN = JsonCursor.name("order_date");
    private static final byte[] TOTAL_PRICE_COLUMN = JsonCursor.name("total_price");
    private static final byte[] CUSTOMER_ID_COLUMN = JsonCursor.name("customer_id");
    private static final byte[] STATUS_COLUMN = JsonCursor.name("status");

    private static final int DATE = 1;
    private static final int TOTAL = 2;
    private static final int CUSTOMER = 3;
    private static final int STATUS = 4;

    private static final List<String> STATUSES =
            List.of("other", "pending", "paid", "shipped", "completed", "cancelled", "refunded");
    private static final long CANCELLED = STATUSES.indexOf("cancelled");
    private static final long REFUNDED = STATUSES.indexOf("refunded");
    private static final int ALL = 0b1111;

    private long date;
    private long total;
    private long customer;
    private long status;
    private int seen;

    @Override
    public void clear() {
        seen = 0;
    }

    @Override
    public void field(JsonCursor field) {
        if (field.is(ORDER_DATE_COLUMN)) {
            date = field.micros();
            seen |= 1;
        } else if (field.is(TOTAL_PRICE_COLUMN)) {
            total = field.cents();
            seen |= 1 << 1;
        } else if (field.is(CUSTOMER_ID_COLUMN)) {
            customer = field.integer();
            seen |= 1 << 2;
        } else if (field.is(STATUS_COLUMN)) {
            status = Math.max(0, STATUSES.indexOf(field.text()));
            seen |= 1 << 3;
        }
    }

    @Override
    public boolean isWhole() {
        return seen == ALL;
    }

    boolean isIn(Chunk chunk, int place) {
        return chunk.get(place, DATE) == date
                && chunk.get(place, TOTAL) == total
                && chunk.get(place, CUSTOMER) == customer
                && chunk.get(place, STATUS) == status;
    }

    void writeTo(Chunk chunk, int place) {
        chunk.set(place, DATE, date);
        chunk.set(place, TOTAL, total);
        chunk.set(place, CUSTOMER, customer);
        chunk.set(place, STATUS, status);
    }

    static long date(Chunk chunk, int place) {
        return chunk.get(place, DATE);
    }

    static long total(Chunk chunk, int place) {
        return chunk.get(place, TOTAL);
    }

    static long customer(Chunk chunk, int place) {
        return chunk.get(place, CUSTOMER);
    }

    static boolean isCancelled(Chunk chunk, int place) {
        return chunk.get(place, STATUS) == CANCELLED;
    }

    static boolean isRefunded(Chunk chunk, int place) {
        return chunk.get(place, STATUS) == REFUNDED;
    }

    static Fact fact(long key, Chunk chunk, int place) {
        return new Fact(date(chunk, place), key, total(chunk, place), customer(chunk, place));
    }
}
