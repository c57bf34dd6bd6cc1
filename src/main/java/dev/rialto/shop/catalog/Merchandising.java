package dev.rialto.shop.catalog;

import dev.rialto.kernel.Moment;
import dev.rialto.shop.Constraints;
import dev.rialto.shop.Refusal;
import dev.rialto.shop.RefusedException;
import dev.rialto.shop.Sql;
import jakarta.inject.Singleton;
import java.time.Instant;

/** What operators do to the catalogue: they make, change and delete what is in it. */
@Singleton
final class Merchandising {

    private static final String NEW_CATEGORY =
            "INSERT INTO categories (name, description, created_at) VALUES (?, ?, ?) RETURNING "
                    + Category.COLUMNS;

    private static final String CHANGE_CATEGORY =
            """
            UPDATE categories
            SET name = coalesce(?, name), description = coalesce(?, description)
            WHERE category_id = ?
            """;

    private static final String DELETE_CATEGORY = "DELETE FROM categories WHERE category_id = ?";

    private static final String CATEGORY =
            "SELECT category_id FROM categories WHERE category_id = ?";

    private static final String NEW_PRODUCT =
            """
            INSERT INTO products (sku, name, description, price, stock, category_id, is_active,
                                  created_at, updated_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            RETURNING
            """
                    + Product.COLUMNS;

    private static final String CHANGE_PRODUCT =
            """
            UPDATE products
            SET sku = coalesce(?, sku), name = coalesce(?, name),
                description = coalesce(?, description), price = coalesce(?, price),
                category_id = coalesce(?, category_id), is_active = coalesce(?, is_active),
                updated_at = ?
            WHERE product_id = ?
            """;

    private static final String DELETE_PRODUCT = "DELETE FROM products WHERE product_id = ?";

    private final Catalog catalog;
    private final Sql sql;

    Merchandising(Catalog catalog, Sql sql) {
        this.catalog = catalog;
        this.sql = sql;
    }

    /** Makes a category; refused where its name is taken. */
    Category make(NewCategory wanted) {
        return Constraints.unique(
                        "name",
                        () ->
                                sql.rows(
                                        NEW_CATEGORY,
                                        Category::read,
                                        wanted.name(),
                                        wanted.description(),
                                        Moment.now()))
                .getFirst();
    }

    /** Changes a category, locked by this transaction; refused as {@link #make} is. */
    void change(Category category, CategoryChange wanted) {
        Constraints.unique(
                "name",
                () ->
                        sql.change(
                                CHANGE_CATEGORY,
                                wanted.name(),
                                wanted.description(),
                                category.categoryId()));
    }

    /** Deletes a category; refused where a product is in it. */
    void delete(Category category) {
        long id = category.categoryId();
        Constraints.unreferenced("category", id, () -> sql.change(DELETE_CATEGORY, id));
    }

    /** Makes a product; refused where its SKU is taken or there is no such category. */
    Product make(NewProduct wanted) {
        requireCategory(wanted.categoryId());
        Instant now = Moment.now();
        return Constraints.unique(
                        "sku",
                        () ->
                                sql.rows(
                                        NEW_PRODUCT,
                                        Product::read,
                                        wanted.sku(),
                                        wanted.name(),
                                        wanted.description(),
                                        wanted.price(),
                                        wanted.stock(),
                                        wanted.categoryId(),
                                        wanted.isActive() == null || wanted.isActive(),
                                        now,
                                        now))
                .getFirst();
    }

    /** Changes a product, locked by this transaction; refused as {@link #make} is. */
    void change(Product product, ProductChange wanted) {
        if (wanted.categoryId() != null) {
            requireCategory(wanted.categoryId());
        }
        Constraints.unique(
                "sku",
                () ->
                        sql.change(
                                CHANGE_PRODUCT,
                                wanted.sku(),
                                wanted.name(),
                                wanted.description(),
                                wanted.price(),
                                wanted.categoryId(),
                                wanted.isActive(),
                                Moment.now(),
                                product.productId()));
    }

    /**
     * Puts pieces of a product, locked by this transaction, on the shelf.
     *
     * @throws RefusedException where the shelf is too short
     */
    void restock(Product product, int pieces) {
        if (pieces > Product.MOST_PIECES - product.stock()) {
            throw new RefusedException(
                    new Refusal.Unfit(
                            "product %d has %d pieces, and %d is the most"
                                    .formatted(
                                            product.productId(),
                                            product.stock(),
                                            Product.MOST_PIECES)));
        }
        catalog.restock(product.productId(), pieces);
    }

    /** Deletes a product; refused where a cart, a wishlist or an order has it. */
    void delete(Product product) {
        long id = product.productId();
        Constraints.unreferenced("product", id, () -> sql.change(DELETE_PRODUCT, id));
    }

    private void requireCategory(long categoryId) {
        if (sql.rows(CATEGORY, row -> row.getLong(1), categoryId).isEmpty()) {
            throw new RefusedException(new Refusal.NotFound("category", categoryId));
        }
    }
}
