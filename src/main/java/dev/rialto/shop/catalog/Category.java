package dev.rialto.shop.catalog;

import dev.rialto.shop.Listing;
import dev.rialto.shop.Sql;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/** A row of {@code categories}, as REST shows it. */
@RegisterForReflection
record Category(long categoryId, String name, String description, Instant createdAt) {

    /** As {@link #read} expects them. */
    static final String COLUMNS = "category_id, name, description, created_at";

    /** As REST lists them. */
    static final Listing.Subject<Category> SUBJECT =
            new Listing.Subject<>(
                    "/categories",
                    "category",
                    "SELECT " + COLUMNS + " FROM categories",
                    "category_id",
                    "",
                    Category::read,
                    Category::categoryId);

    /** A row with {@link #COLUMNS}. */
    static Category read(ResultSet row) throws SQLException {
        return new Category(row.getLong(1), row.getString(2), row.getString(3), Sql.moment(row, 4));
    }
}
