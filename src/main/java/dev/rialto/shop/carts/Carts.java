package dev.rialto.shop.carts;

import dev.rialto.shop.Moment;
import dev.rialto.shop.Refusal;
import dev.rialto.shop.RefusedException;
import dev.rialto.shop.catalog.Catalog;
import dev.rialto.shop.customers.Customers;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.List;

/**
 * Opening carts, and putting things in and out. Whoever changes a cart holds its row until the
 * transaction ends, so a cart never changes while it is being ordered.
 */
@ApplicationScoped
@Transactional
public class Carts {

    /** Pieces of one product in a cart at most. */
    public static final int MOST_PIECES = 1000;

    /** One statement, since nothing is done more often; nothing where the product is unknown. */
    private static final String ADD =
            """
            INSERT INTO cart_items AS held (cart_id, product_id, quantity, added_at)
            SELECT :cart, product_id, :pieces, :now FROM products WHERE product_id = :product
            ON CONFLICT (cart_id, product_id) DO UPDATE
            SET quantity = held.quantity + excluded.quantity
            WHERE held.quantity + excluded.quantity <= :most
            """;

    private final Customers customers;
    private final Catalog catalog;

    Carts(Customers customers, Catalog catalog) {
        this.customers = customers;
        this.catalog = catalog;
    }

    /** A new, empty cart of a customer. */
    public Cart open(long customerId) {
        Cart cart = new Cart();
        cart.customerId = customers.get(customerId).id;
        cart.status = CartStatus.OPEN;
        cart.createdAt = Moment.now();
        cart.updatedAt = cart.createdAt;
        cart.persist();
        return cart;
    }

    /** Puts pieces of a product in an open cart, beside those that are there already. */
    public void add(long cartId, long productId, int pieces) {
        Cart cart = lockOpen(cartId);
        cart.updatedAt = Moment.now();
        int added =
                Panache.getEntityManager()
                        .createNativeQuery(ADD)
                        .setParameter("cart", cartId)
                        .setParameter("product", productId)
                        .setParameter("pieces", bounded(pieces))
                        .setParameter("now", cart.updatedAt)
                        .setParameter("most", MOST_PIECES)
                        .executeUpdate();
        if (added == 0) {
            bounded(find(cartId, catalog.view(productId).id).quantity + pieces);
        }
    }

    /**
     * Sets how many pieces of a product are in an open cart.
     *
     * @throws RefusedException where the product is not in it
     */
    void set(long cartId, long productId, int pieces) {
        Cart cart = lockOpen(cartId);
        CartItem item = find(cartId, productId);
        if (item == null) {
            throw new RefusedException(new Refusal.NotFound("such item: product", productId));
        }
        item.quantity = bounded(pieces);
        cart.updatedAt = Moment.now();
    }

    /** Takes a product out of an open cart; not being in it is no error. */
    public void remove(long cartId, long productId) {
        Cart cart = lockOpen(cartId);
        CartItem item = find(cartId, productId);
        if (item != null) {
            item.delete();
            cart.updatedAt = Moment.now();
        }
    }

    /** Marks an open cart as left behind. */
    public void abandon(long cartId) {
        close(lockOpen(cartId), CartStatus.ABANDONED);
    }

    /** Marks a cart, locked by this transaction, as what became of it. */
    public void close(Cart cart, CartStatus status) {
        cart.status = status;
        cart.updatedAt = Moment.now();
    }

    /**
     * An open cart, locked until the transaction ends.
     *
     * @throws RefusedException where there is no such cart or it is no longer open
     */
    public Cart lockOpen(long cartId) {
        Cart cart = Cart.findById(cartId, LockModeType.PESSIMISTIC_WRITE);
        if (cart == null) {
            throw new RefusedException(new Refusal.NotFound("cart", cartId));
        }
        if (cart.status != CartStatus.OPEN) {
            throw new RefusedException(new Refusal.CartClosed(cartId, cart.status.text()));
        }
        return cart;
    }

    /** What is in a cart, in the order of the products' ids. */
    public List<CartItem> items(long cartId) {
        return CartItem.list("cartId = ?1 order by productId", cartId);
    }

    private static CartItem find(long cartId, long productId) {
        return CartItem.find("cartId = ?1 and productId = ?2", cartId, productId).firstResult();
    }

    private static int bounded(int pieces) {
        if (pieces < 1 || pieces > MOST_PIECES) {
            throw new RefusedException(
                    new Refusal.Invalid(
                            "quantity", "must be 1 to " + MOST_PIECES + " in all, not: " + pieces));
        }
        return pieces;
    }
}
