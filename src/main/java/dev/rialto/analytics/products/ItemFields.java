package dev.rialto.analytics.products;

import dev.rialto.analytics.change.ChangeReader;
import dev.rialto.analytics.state.Chunk;
import dev.rialto.events.JsonCursor;

/** A row of {@code order_items} as it is read from an event and kept in a chunk. */
final class ItemFields implements ChangeReader.Row {

    /** Numbers of a row, its position in the log included. */
    static final int WIDTH = 6;

    private static final byte[] CREATED_AT_COLUMN = JsonCursor.name("created_at");
    private static final byte[] PRODUCT_ID_COLUMN = JsonCursor.name("product_id");
    private static final byte[] ORDER_ID_COLUMN = JsonCursor.name("order_id");
    private static final byte[] QUANTITY_COLUMN = JsonCursor.name("quantity");
    private static final byte[] PRICE_COLUMN = JsonCursor.name("price");

    private static final int CREATED = 1;
    private static final int PRODUCT = 2;
    private static final int ORDER = 3;
    private static final int QUANTITY = 4;
    private static final int PRICE = 5;

    private static final int NEEDED = 0b11110;

    private long created;
    private long product;
    private long order;
    private long quantity;
    private long price;
    private int seen;

    @Override
    public void clear() {
        seen = 0;
    }

    @Override
    public void field(JsonCursor field) {
        if (field.is(CREATED_AT_COLUMN)) {
            created = field.micros();
            seen |= 1;
        } else if (field.is(PRODUCT_ID_COLUMN)) {
            product = field.integer();
            seen |= 1 << 1;
        } else if (field.is(ORDER_ID_COLUMN)) {
            order = field.integer();
            seen |= 1 << 2;
        } else if (field.is(QUANTITY_COLUMN)) {
            quantity = field.integer();
            seen |= 1 << 3;
        } else if (field.is(PRICE_COLUMN)) {
            price = field.cents();
            seen |= 1 << 4;
        }
    }

    @Override
    public boolean isWhole() {
        return (seen & NEEDED) == NEEDED;
    }

    /** A row that does not say when it was made has the time of the change as its own. */
    void created(long otherwise) {
        if ((seen & 1) == 0) {
            created = otherwise;
        }
    }

    boolean isIn(Chunk chunk, int place) {
        return chunk.get(place, CREATED) == created
                && chunk.get(place, PRODUCT) == product
                && chunk.get(place, ORDER) == order
                && chunk.get(place, QUANTITY) == quantity
                && chunk.get(place, PRICE) == price;
    }

    void writeTo(Chunk chunk, int place) {
        chunk.set(place, CREATED, created);
        chunk.set(place, PRODUCT, product);
        chunk.set(place, ORDER, order);
        chunk.set(place, QUANTITY, quantity);
        chunk.set(place, PRICE, price);
    }

    static long created(Chunk chunk, int place) {
        return chunk.get(place, CREATED);
    }

    static long product(Chunk chunk, int place) {
        return chunk.get(place, PRODUCT);
    }

    static long order(Chunk chunk, int place) {
        return chunk.get(place, ORDER);
    }

    static long quantity(Chunk chunk, int place) {
        return chunk.get(place, QUANTITY);
    }

    static long revenue(Chunk chunk, int place) {
        return chunk.get(place, QUANTITY) * chunk.get(place, PRICE);
    }
}
