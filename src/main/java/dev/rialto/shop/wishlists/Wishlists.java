package dev.rialto.shop.wishlists;

import dev.rialto.kernel.Moment;
import dev.rialto.shop.Refusal;
import dev.rialto.shop.RefusedException;
import dev.rialto.shop.SharedChange;
import dev.rialto.shop.Sql;
import dev.rialto.shop.catalog.Catalog;
import dev.rialto.shop.customers.Customers;
import jakarta.enterprise.context.ApplicationScoped;

/** Wishing for things. */
@ApplicationScoped
public class Wishlists {

    private static final String ADD =
            """
            INSERT INTO wishlists (customer_id, product_id, created_at)
            SELECT customer_id, product_id, ? FROM customers, products
            WHERE customer_id = ? AND product_id = ?
            ON CONFLICT DO NOTHING
            """;

    private static final String WISH =
            "SELECT "
                    + Wishlist.COLUMNS
                    + " FROM wishlists WHERE customer_id = ? AND product_id = ?";

    private static final String DELETE = "DELETE FROM wishlists WHERE wishlist_id = ?";

    private final Customers customers;
    private final Catalog catalog;
    private final Sql sql;
    private final SharedChange adding;

    Wishlists(Customers customers, Catalog catalog, Sql sql) {
        this.customers = customers;
        this.catalog = catalog;
        this.sql = sql;
        this.adding = new SharedChange(sql, ADD);
    }

    /**
     * Notes a customer's wish.
     *
     * @return whether it is new
     * @throws RefusedException where there is no such customer or product
     */
    public boolean add(long customerId, long productId) {
        boolean added = adding.isDone(customerId, Moment.now(), customerId, productId);
        if (!added) {
            customers.requireKnown(customerId);
            catalog.requireKnown(productId);
        }
        return added;
    }

    /**
     * Notes a customer's wish.
     *
     * @throws RefusedException where it is known already
     */
    Wishlist wish(long customerId, long productId) {
        if (!add(customerId, productId)) {
            throw new RefusedException(
                    new Refusal.Unfit("product " + productId + " is on this wishlist already"));
        }
        return sql.rows(WISH, Wishlist::read, customerId, productId).getFirst();
    }

    /** Forgets a wish. */
    void delete(Wishlist wish) {
        sql.change(DELETE, wish.wishlistId());
    }
}
