package dev.rialto.shop.carts;

import dev.rialto.kernel.Moment;
import dev.rialto.shop.Refusal;
import dev.rialto.shop.RefusedException;
import dev.rialto.shop.Shared;
import dev.rialto.shop.SharedChange;
import dev.rialto.shop.Sql;
import dev.rialto.shop.catalog.Catalog;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.stream.Collectors;

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
            SELECT customer_id, 'open', ?, ?
            FROM unnest(?) AS who (customer_id) JOIN customers USING (customer_id)
            RETURNING
            """
                    + Cart.COLUMNS;

    private static final String ADD =
            """
            WITH held AS (
                SELECT cart_id FROM carts
                WHERE cart_id = ? AND status = 'open' FOR NO KEY UPDATE),
            added AS (
                INSERT INTO cart_items AS item (cart_id, product_id, quantity, added_at)
                SELECT cart_id, product_id, ?, ? FROM held, products
                WHERE product_id = ? AND is_active
                ON CONFLICT (cart_id, product_id) DO UPDATE
                SET quantity = item.quantity + excluded.quantity
                WHERE item.quantity + excluded.quantity <= ?
                RETURNING cart_id)
            UPDATE carts SET updated_at = ? FROM added WHERE carts.cart_id = added.cart_id
            """;

    /** A statement of its own before the change, which so sees what was waited for. */
    private static final String SET =
            """
            SELECT status FROM carts WHERE cart_id = ? FOR NO KEY UPDATE;
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
            """
            WITH held AS (
                SELECT cart_id FROM carts
                WHERE cart_id = ? AND status = 'open' FOR NO KEY UPDATE),
            gone AS (
                DELETE FROM cart_items USING held
                WHERE cart_items.cart_id = held.cart_id AND product_id = ?
                RETURNING held.cart_id)
            UPDATE carts SET updated_at = ? FROM gone WHERE carts.cart_id = gone.cart_id
            """;

    private static final String ABANDON =
            """
            UPDATE carts SET status = 'abandoned', updated_at = ?
            WHERE cart_id = ? AND status = 'open'
            """;

    private static final String CART = "SELECT " + Cart.COLUMNS + " FROM carts WHERE cart_id = ?";

    private static final String ITEMS =
            "SELECT " + CartItem.COLUMNS + " FROM cart_items WHERE cart_id = ? ORDER BY product_id";

    private final Catalog catalog;
    private final Sql sql;
    private final Shared<Long, Cart> opening = new Shared<>(this::open);
    private final SharedChange adding;
    private final SharedChange removing;
    private final SharedChange abandoning;

    Carts(Catalog catalog, Sql sql) {
        this.catalog = catalog;
        this.sql = sql;
        this.adding = new SharedChange(sql, ADD);
        this.removing = new SharedChange(sql, REMOVE);
        this.abandoning = new SharedChange(sql, ABANDON);
    }

    /**
     * A new, empty cart of a customer.
     *
     * @throws RefusedException where there is no such customer
     */
    public Cart open(long customerId) {
        Cart cart = opening.of(customerId);
        if (cart == null) {
            throw new RefusedException(new Refusal.NotFound("customer", customerId));
        }
        return cart;
    }

    /** Null where there is no such customer. */
    private List<Cart> open(List<Long> customers) {
        Instant now = Moment.now();
        Map<Long, Queue<Cart>> opened =
                sql.rows(OPEN, Cart::read, now, now, customers).stream()
                        .collect(
                                Collectors.groupingBy(
                                        Cart::customerId,
                                        Collectors.toCollection(ArrayDeque::new)));
        return customers.stream()
                .map(customer -> opened.getOrDefault(customer, new ArrayDeque<>()).poll())
                .toList();
    }

    /**
     * Puts pieces of a product in an open cart, beside those that are there already.
     *
     * @throws RefusedException where there is no such cart or product, the cart is no longer open,
     *     the product not on sale, or the pieces would be too many
     */
    public void add(long cartId, long productId, int pieces) {
        bounded(pieces);
        Instant now = Moment.now();
        // What refuses a change may be gone when it is asked for: then the change is tried again.
        while (!adding.isDone(cartId, cartId, pieces, now, productId, MOST_PIECES, now)) {
            requireOpen(cartId);
            catalog.requireOnSale(productId);
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
        if (sql.rows(SET, row -> row.getLong(1), cartId, pieces, cartId, productId, Moment.now())
                .isEmpty()) {
            requireOpen(cartId);
            throw new RefusedException(new Refusal.NotFound("such item: product", productId));
        }
    }

    /** Takes a product out of an open cart; not being in it is no error. */
    public void remove(long cartId, long productId) {
        if (!removing.isDone(cartId, cartId, productId, Moment.now())) {
            requireOpen(cartId);
        }
    }

    /** Marks an open cart as left behind. */
    public void abandon(long cartId) {
        if (!abandoning.isDone(cartId, Moment.now(), cartId)) {
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
        if (cart.status() != CartStatus.OPEN) {
            throw new RefusedException(new Refusal.CartClosed(cartId, cart.status().text()));
        }
        return cart.customerId();
    }

    /** What is in a cart, in the order of the products' ids. */
    public List<CartItem> items(long cartId) {
        return sql.rows(ITEMS, CartItem::read, cartId);
    }

    private int held(long cartId, long productId) {
        return items(cartId).stream()
                .filter(item -> item.productId() == productId)
                .mapToInt(CartItem::quantity)
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
