package dev.rialto.shop.wishlists;

import dev.rialto.shop.Moment;
import dev.rialto.shop.Refusal;
import dev.rialto.shop.RefusedException;
import dev.rialto.shop.catalog.Catalog;
import dev.rialto.shop.customers.Customers;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Wishing for things. */
@ApplicationScoped
@Transactional
public class Wishlists {

    private final Customers customers;
    private final Catalog catalog;

    Wishlists(Customers customers, Catalog catalog) {
        this.customers = customers;
        this.catalog = catalog;
    }

    /**
     * Notes a customer's wish.
     *
     * @return whether it is new
     * @throws RefusedException where there is no such customer or product
     */
    public boolean add(long customerId, long productId) {
        int added =
                Panache.getEntityManager()
                        .createNativeQuery(
                                """
                                INSERT INTO wishlists (customer_id, product_id, created_at)
                                SELECT customer_id, product_id, :now FROM customers, products
                                WHERE customer_id = :customer AND product_id = :product
                                ON CONFLICT DO NOTHING
                                """)
                        .setParameter("customer", customerId)
                        .setParameter("product", productId)
                        .setParameter("now", Moment.now())
                        .executeUpdate();
        if (added == 0) {
            customers.get(customerId);
            catalog.view(productId);
        }
        return added == 1;
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
        return Wishlist.find("customerId = ?1 and productId = ?2", customerId, productId)
                .singleResult();
    }
}
