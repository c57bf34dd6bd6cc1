package dev.rialto.shop.catalog;

import dev.rialto.shop.Moment;
import dev.rialto.shop.Refusal;
import dev.rialto.shop.RefusedException;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;

/** Looking at what is on sale, and filling the shelves. */
@ApplicationScoped
@Transactional
public class Catalog {

    private static final int SCREEN = 20;

    /** The first products of a category, as many as fit on a screen. */
    public List<Product> browse(long categoryId) {
        return Product.find("categoryId = ?1 and active order by id", categoryId)
                .range(0, SCREEN - 1)
                .list();
    }

    /**
     * A product.
     *
     * @throws RefusedException where there is none
     */
    public Product view(long productId) {
        Product product = Product.findById(productId);
        if (product == null) {
            throw new RefusedException(new Refusal.NotFound("product", productId));
        }
        return product;
    }

    /** Puts pieces of a product on the shelf. */
    public void restock(long productId, int pieces) {
        Product.update(
                "stock = stock + ?1, updatedAt = ?2 where id = ?3",
                pieces,
                Moment.now(),
                productId);
    }

    /** The ids of all products on sale, ascending. */
    public List<Long> productIds() {
        return ids("select p.id from Product p where p.active order by p.id");
    }

    /** The ids of all categories, ascending. */
    public List<Long> categoryIds() {
        return ids("select c.id from Category c order by c.id");
    }

    private static List<Long> ids(String query) {
        return Panache.getEntityManager().createQuery(query, Long.class).getResultList();
    }
}
