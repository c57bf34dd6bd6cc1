package dev.rialto.shop.catalog;

import dev.rialto.kernel.Moment;
import dev.rialto.shop.BatchLoader;
import dev.rialto.shop.Constraints;
import dev.rialto.shop.Refusal;
import dev.rialto.shop.RefusedException;
import dev.rialto.shop.Sql;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Looking at what is on sale, and filling the shelves. */
@ApplicationScoped
@Transactional
public class Catalog {

    private static final int SCREEN = 20;

    private static final String PRODUCTS =
            "SELECT "
                    + Product.COLUMNS
                    + " FROM products WHERE product_id = ANY (?) ORDER BY product_id";

    private static final String RESTOCK =
            "UPDATE products SET stock = stock + ?, updated_at = ? WHERE product_id = ?";

    private static final String CATEGORIES =
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
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    public CompletionStage<List<Product>> browse(long categoryId) {
        return screens.load(categoryId);
    }

    /**
     * A product as it is now, to be looked at only: many who look at once share a query. Fails with
     * a {@link RefusedException} where there is none.
     */
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    public CompletionStage<Product> look(long productId) {
        return looks.load(productId).thenApply(product -> known(product, productId));
    }

    /**
     * Makes sure that there is a product.
     *
     * @throws RefusedException where there is none
     */
    @Transactional(Transactional.TxType.SUPPORTS)
    public void requireKnown(long productId) {
        known(inOrder(List.of(productId)).getFirst(), productId);
    }

    /**
     * Makes sure that a product can be bought.
     *
     * @throws RefusedException where there is none, or it is not on sale
     */
    @Transactional(Transactional.TxType.SUPPORTS)
    public void requireOnSale(long productId) {
        if (!known(inOrder(List.of(productId)).getFirst(), productId).active) {
            throw new RefusedException(new Refusal.NotOnSale(productId));
        }
    }

    /** Puts pieces of a product on the shelf. */
    @Transactional(Transactional.TxType.SUPPORTS)
    public void restock(long productId, int pieces) {
        sql.changes(RESTOCK, List.of(List.of(pieces, Moment.now(), productId)));
    }

    /** Makes a category; refused where its name is taken. */
    Category make(NewCategory wanted) {
        Category category = new Category();
        category.name = wanted.name();
        category.description = wanted.description();
        category.createdAt = Moment.now();
        Constraints.unique("name", category::persist);
        return category;
    }

    /** Changes a category, locked by this transaction; refused as {@link #make} is. */
    void change(Category category, CategoryChange wanted) {
        category.name = orElse(wanted.name(), category.name);
        category.description = orElse(wanted.description(), category.description);
        Constraints.unique("name", category::persistAndFlush);
    }

    /** Deletes a category; refused where a product is in it. */
    void delete(Category category) {
        Constraints.unreferenced("category", category.id, () -> erase(category));
    }

    /** Makes a product; refused where its SKU is taken or there is no such category. */
    Product make(NewProduct wanted) {
        Product product = new Product();
        product.sku = wanted.sku();
        product.name = wanted.name();
        product.description = wanted.description();
        product.price = cents(wanted.price());
        product.stock = wanted.stock();
        product.categoryId = known(wanted.categoryId());
        product.active = orElse(wanted.isActive(), true);
        product.createdAt = Moment.now();
        product.updatedAt = product.createdAt;
        Constraints.unique("sku", product::persist);
        return product;
    }

    /** Changes a product, locked by this transaction; refused as {@link #make} is. */
    void change(Product product, ProductChange wanted) {
        product.sku = orElse(wanted.sku(), product.sku);
        product.name = orElse(wanted.name(), product.name);
        product.description = orElse(wanted.description(), product.description);
        product.price = cents(orElse(wanted.price(), product.price));
        product.active = orElse(wanted.isActive(), product.active);
        if (wanted.categoryId() != null) {
            product.categoryId = known(wanted.categoryId());
        }
        product.updatedAt = Moment.now();
        Constraints.unique("sku", product::persistAndFlush);
    }

    /** Deletes a product; refused where a cart, a wishlist or an order has it. */
    void delete(Product product) {
        Constraints.unreferenced("product", product.id, () -> erase(product));
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

    /** Those of these products that there are, to be looked at only, in the order of their ids. */
    @Transactional(Transactional.TxType.SUPPORTS)
    public List<Product> products(Collection<Long> ids) {
        return sql.rows(PRODUCTS, Product::read, Set.copyOf(ids));
    }

    /** Null where there is no such product. */
    private List<Product> inOrder(List<Long> keys) {
        Map<Long, Product> found =
                products(keys).stream().collect(Collectors.toMap(row -> row.id, row -> row));
        return keys.stream().map((Function<Long, Product>) found::get).toList();
    }

    private List<List<Product>> screens(List<Long> categories) {
        Map<Long, List<Product>> found =
                sql.rows(CATEGORIES, Product::read, Set.copyOf(categories)).stream()
                        .collect(Collectors.groupingBy(product -> product.categoryId));
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

    private static long known(long categoryId) {
        if (Category.findById(categoryId) == null) {
            throw new RefusedException(new Refusal.NotFound("category", categoryId));
        }
        return categoryId;
    }

    private static void erase(PanacheEntityBase row) {
        row.delete();
        Panache.getEntityManager().flush();
    }

    /** As the database writes it, so that what is shown now equals what is shown later. */
    private static BigDecimal cents(BigDecimal price) {
        return price.setScale(2, RoundingMode.UNNECESSARY);
    }

    private static <T> T orElse(T wanted, T otherwise) {
        return wanted == null ? otherwise : wanted;
    }
}
