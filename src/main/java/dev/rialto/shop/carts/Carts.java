package dev.rialto.shop.carts;

import dev.rialto.shop.Moment;
import dev.rialto.shop.Refusal;
import dev.rialto.shop.RefusedException;
import dev.rialto.shop.Sql;
import dev.rialto.shop.catalog.Catalog;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/**
 * Opening carts, and putting things in and out. Whoever changes a cart holds its row until it is
 * done, so a cart never changes while it is being ordered. Each change is one round trip, since
 * nothing is done more often.
 */
@ApplicationScoped
public class Carts {

    /** Pieces of one product in a cart at most. */
    public static final int MOST_PIECES = 1000;

    private static final String OPEN =
            """
            INSERT INTO carts (customer_id, status, created_at, updated_at)
            SELECT customer_id, 'open', ?, ? FROM customers WHERE customer_id = ?
            RETURNING
            """
                    + Cart.COLUMNS;

    private static final String ADD =
            """
            WITH held AS (
                SELECT cart_id FROM carts WHERE cart_id = ? AND status = 'open' FOR UPDATE),
            added AS (
                INSERT INTO cart_items AS item (cart_id, product_id, quantity, added_at)
                SELECT cart_id, product_id, ?, ? FROM held, products WHERE product_id = ?
                ON CONFLICT (cart_id, product_id) DO UPDATE
                SET quantity = item.quantity + excluded.quantity
                WHERE item.quantity + excluded.quantity <= ?
                RETURNING cart_id)
            UPDATE carts SET updated_at = ? FROM added WHERE carts.cart_id = added.cart_id
            RETURNING carts.cart_id
            """;

    /** A statement of its own before the change, which so sees what was waited for. */
    private static final String HOLD = "SELECT status FROM carts WHERE cart_id = ? FOR UPDATE;\n";

    private static final String SET =
            HOLD
                    + """
                    WITH changed AS (
                        UPDATE cart_items SET quantity = ? FROM carts
                        WHERE carts.cart_id = ? AND status = 'open'
                            AND cart_items.cart_id = carts.cart_id AND product_id = ?
                        RETURNING carts.cart_id)
                    UPDATE carts SET updated_at = ? FROM changed
                    WHERE carts.cart_id = changed.cart_id
                    RETURNING carts.cart_id
                    """;

    private static final String REMOVE =
            HOLD
                    + """
                    WITH gone AS (
                        DELETE FROM cart_items USING carts
                        WHERE carts.cart_id = ? AND status = 'open'
                            AND cart_items.cart_id = carts.cart_id AND product_id = ?
                        RETURNING carts.cart_id)
                    UPDATE carts SET updated_at = ? FROM gone WHERE carts.cart_id = gone.cart_id
                    RETURNING carts.cart_id
                    """;

    private static final String ABANDON =
            """
            UPDATE carts SET status = 'abandoned', updated_at = ?
            WHERE cart_id = ? AND status = 'open' RETURNING cart_id
            """;

    private static final String CART = "SELECT " + Cart.COLUMNS + " FROM carts WHERE cart_id = ?";

    private static final String ITEMS =
            "SELECT " + CartItem.COLUMNS + " FROM cart_items WHERE cart_id = ? ORDER BY product_id";

    private final Catalog catalog;
    private final Sql sql;

    Carts(Catalog catalog, Sql sql) {
        this.catalog = catalog;
        this.sql = sql;
    }

    /**
     * A new, empty cart of a customer.
     *
     * @throws RefusedException where there is no such customer
     */
    public Cart open(long customerId) {
        Instant now = Moment.now();
        return sql.rows(OPEN, Cart::read, now, now, customerId).stream()
                .findFirst()
                .orElseThrow(
                        () -> new RefusedException(new Refusal.NotFound("customer", customerId)));
    }

    /**
     * Puts pieces of a product in an open cart, beside those that are there already.
     *
     * @throws RefusedException where there is no such cart or product, the cart is no longer open,
     *     or the pieces would be too many
     */
    public void add(long cartId, long productId, int pieces) {
        bounded(pieces);
        Instant now = Moment.now();
        // What refuses a change may be gone when it is asked for: then the change is tried again.
        while (!isDone(ADD, cartId, pieces, now, productId, MOST_PIECES, now)) {
            requireOpen(cartId);
            catalog.requireKnown(productId);
            bounded(pieces + held(cartId, productId));
        }
    }

    /**
     * Sets how many pieces of a product are in an open cart.
     *
     * @throws RefusedException where the product is not in it, and as {@link #add} does
     */
    void set(long cartId, long productId, int pieces) {
        bounded(pieces);
        if (!isDone(SET, cartId, pieces, cartId, productId, Moment.now())) {
            requireOpen(cartId);
            throw new RefusedException(new Refusal.NotFound("such item: product", productId));
        }
    }

    /** Takes a product out of an open cart; not being in it is no error. */
    public void remove(long cartId, long productId) {
        if (!isDone(REMOVE, cartId, cartId, productId, Moment.now())) {
            requireOpen(cartId);
        }
    }

    /** Marks an open cart as left behind. */
    public void abandon(long cartId) {
        if (!isDone(ABANDON, Moment.now(), cartId)) {
            requireOpen(cartId);
        }
    }

    /**
     * Makes sure that a cart is open, and says whose it is.
     *
     * @throws RefusedException where there is no such cart or it is no longer open
     */
    public long requireOpen(long cartId) {
        Cart cart =
                sql.rows(CART, Cart::read, cartId).stream()
                        .findFirst()
                        .orElseThrow(
                                () -> new RefusedException(new Refusal.NotFound("cart", cartId)));
        if (cart.status != CartStatus.OPEN) {
            throw new RefusedException(new Refusal.CartClosed(cartId, cart.status.text()));
        }
        return cart.customerId;
    }

    /** What is in a cart, in the order of the products' ids. */
    public List<CartItem> items(long cartId) {
        return sql.rows(ITEMS, CartItem::read, cartId);
    }

    private boolean isDone(String change, Object... values) {
        return !sql.rows(change, row -> row.getLong(1), values).isEmpty();
    }

    private int held(long cartId, long productId) {
        return items(cartId).stream()
                .filter(item -> item.productId == productId)
                .mapToInt(item -> item.quantity)
                .sum();
    }

    private static void bounded(int pieces) {
        if (pieces < 1 || pieces > MOST_PIECES) {
            throw new RefusedException(
                    new Refusal.Invalid(
                            "quantity", "must be 1 to " + MOST_PIECES + " in all, not: " + pieces));
        }
    }
}
