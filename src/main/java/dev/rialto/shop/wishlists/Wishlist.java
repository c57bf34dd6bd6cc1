package dev.rialto.shop.wishlists;

import dev.rialto.shop.Listing;
import dev.rialto.shop.Sql;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/** A row of {@code wishlists}, as REST shows it: one wish of one customer. */
@RegisterForReflection
record Wishlist(long wishlistId, long customerId, long productId, Instant createdAt) {

    /** As {@link #read} expects them. */
    static final String COLUMNS = "wishlist_id, customer_id, product_id, created_at";

    /** As REST lists them. */
    static final Listing.Subject<Wishlist> SUBJECT =
            new Listing.Subject<>(
                    "/wishlist",
                    "wishlist entry",
                    "SELECT " + COLUMNS + " FROM wishlists",
                    "wishlist_id",
                    "customer_id = ?",
                    Wishlist::read,
                    Wishlist::wishlistId);

    /** A row with {@link #COLUMNS}. */
    static Wishlist read(ResultSet row) throws SQLException {
        return new Wishlist(row.getLong(1), row.getLong(2), row.getLong(3), Sql.moment(row, 4));
    }
}
