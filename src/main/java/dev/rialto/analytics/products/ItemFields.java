package dev.rialto.analytics.products;

import com.fasterxml.jackson.core.JsonParser;
import dev.rialto.analytics.change.ChangeReader;
import dev.rialto.analytics.change.Values;
import dev.rialto.analytics.state.Chunk;
import java.io.IOException;

/** A row of {@code order_items} as it is read from an event and kept in a chunk. */
final class ItemFields implements ChangeReader.Row {

    /** Numbers of a row, its position in the log included. */
    static final int WIDTH = 6;

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
    public void field(String name, JsonParser value) throws IOException {
        switch (name) {
            case "created_at" -> {
                created = Values.micros(value);
                seen |= 1;
            }
            case "product_id" -> {
                product = value.getLongValue();
                seen |= 1 << 1;
            }
            case "order_id" -> {
                order = value.getLongValue();
                seen |= 1 << 2;
            }
            case "quantity" -> {
                quantity = value.getLongValue();
                seen |= 1 << 3;
            }
            case "price" -> {
                price = Values.cents(value);
                seen |= 1 << 4;
            }
            default -> {
                // Not needed here.
            }
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
