package dev.rialto.shop.catalog;

import dev.rialto.kernel.Moment;
import dev.rialto.shop.BatchLoader;
import dev.rialto.shop.Refusal;
import dev.rialto.shop.RefusedException;
import dev.rialto.shop.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Looking at what is on sale, and filling the shelves. */
@ApplicationScoped
public class Catalog {

    private static final int SCREEN = 20;

    private static final String PRODUCTS =
            "SELECT "
                    + Product.COLUMNS
                    + " FROM products WHERE product_id = ANY (?) ORDER BY product_id";

    private static final String RESTOCK =
            "UPDATE products SET stock = stock + ?, updated_at = ? WHERE product_id = ?";

    private static final String ON_SALE =
            "SELECT product_id FROM products WHERE is_active ORDER BY product_id";

    private static final String CATEGORIES =
            "SELECT category_id FROM categories ORDER BY category_id";

    private static final String SCREENS =
            """
            SELECT %s
            FROM unnest(?) AS wanted (id) CROSS JOIN LATERAL (
                SELECT * FROM products
                WHERE category_id = id AND is_active ORDER BY product_id LIMIT %d) AS screen
            ORDER BY product_id
            """
                    .formatted(Product.COLUMNS, SCREEN);

    private final Sql sql;
    private final BatchLoader<Long, Product> looks;
    private final BatchLoader<Long, List<Product>> screens;

    Catalog(Sql sql) {
        this.sql = sql;
        this.looks = new BatchLoader<>(this::inOrder);
        this.screens = new BatchLoader<>(this::screens);
    }

    /** The first products of a category, as many as fit on a screen: read as {@link #look} does. */
    public CompletionStage<List<Product>> browse(long categoryId) {
        return screens.load(categoryId);
    }

    /**
     * A product as it is now; many who look at once share a query. Fails with a {@link
     * RefusedException} where there is none.
     */
    public CompletionStage<Product> look(long productId) {
        return looks.load(productId).thenApply(product -> known(product, productId));
    }

    /**
     * Makes sure that there is a product.
     *
     * @throws RefusedException where there is none
     */
    public void requireKnown(long productId) {
        known(inOrder(List.of(productId)).getFirst(), productId);
    }

    /**
     * Makes sure that a product can be bought.
     *
     * @throws RefusedException where there is none, or it is not on sale
     */
    public void requireOnSale(long productId) {
        if (!known(inOrder(List.of(productId)).getFirst(), productId).isActive()) {
            throw new RefusedException(new Refusal.NotOnSale(productId));
        }
    }

    /** Puts pieces of a product on the shelf. */
    public void restock(long productId, int pieces) {
        sql.change(RESTOCK, pieces, Moment.now(), productId);
    }

    /** The ids of all products on sale, ascending. */
    public List<Long> productIds() {
        return sql.rows(ON_SALE, row -> row.getLong(1));
    }

    /** The ids of all categories, ascending. */
    public List<Long> categoryIds() {
        return sql.rows(CATEGORIES, row -> row.getLong(1));
    }

    /** Those of these products that there are, in the order of their ids. */
    public List<Product> products(Collection<Long> ids) {
        return sql.rows(PRODUCTS, Product::read, Set.copyOf(ids));
    }

    /** Null where there is no such product. */
    private List<Product> inOrder(List<Long> keys) {
        Map<Long, Product> found =
                products(keys).stream()
                        .collect(Collectors.toMap(Product::productId, product -> product));
        return keys.stream().map((Function<Long, Product>) found::get).toList();
    }

    private List<List<Product>> screens(List<Long> categories) {
        Map<Long, List<Product>> found =
                sql.rows(SCREENS, Product::read, Set.copyOf(categories)).stream()
                        .collect(Collectors.groupingBy(Product::categoryId));
        return categories.stream()
                .map(category -> found.getOrDefault(category, List.of()))
                .toList();
    }

    private static Product known(Product product, long productId) {
        if (product == null) {
            throw new RefusedException(new Refusal.NotFound("product", productId));
        }
        return product;
    }
}
