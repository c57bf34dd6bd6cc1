package dev.rialto.shop.catalog;

import dev.rialto.shop.Listing;
import dev.rialto.shop.Sql;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/** A row of {@code products}, as REST shows it. */
@RegisterForReflection
public record Product(
        long productId,
        String sku,
        String name,
        String description,
        BigDecimal price,
        int stock,
        long categoryId,
        boolean isActive,
        Instant createdAt,
        Instant updatedAt) {

    /** Pieces on the shelf at most. */
    static final int MOST_PIECES = 1_000_000_000;

    /** As {@link #read} expects them. */
    static final String COLUMNS =
            """
            product_id, sku, name, description, price, stock, category_id, is_active,
            created_at, updated_at""";

    /** As REST lists them. */
    static final Listing.Subject<Product> SUBJECT =
            new Listing.Subject<>(
                    "/products",
                    "product",
                    "SELECT " + COLUMNS + " FROM products",
                    "product_id",
                    "",
                    Product::read,
                    Product::productId);

    /** A row with {@link #COLUMNS}. */
    static Product read(ResultSet row) throws SQLException {
        return new Product(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getBigDecimal(5),
                row.getInt(6),
                row.getLong(7),
                row.getBoolean(8),
                Sql.moment(row, 9),
                Sql.moment(row, 10));
    }
}
