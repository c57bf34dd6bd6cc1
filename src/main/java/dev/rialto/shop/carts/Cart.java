package dev.rialto.shop.carts;

import dev.rialto.shop.Listing;
import dev.rialto.shop.Sql;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/** A row of {@code carts}, as REST lists it. */
@RegisterForReflection
public record Cart(
        long cartId, long customerId, CartStatus status, Instant createdAt, Instant updatedAt) {

    /** As {@link #read} expects them. */
    static final String COLUMNS = "cart_id, customer_id, status, created_at, updated_at";

    /** As REST lists them. */
    static final Listing.Subject<Cart> SUBJECT =
            new Listing.Subject<>(
                    "/carts",
                    "cart",
                    "SELECT " + COLUMNS + " FROM carts",
                    "cart_id",
                    "customer_id = ?",
                    Cart::read,
                    Cart::cartId);

    /** A row with {@link #COLUMNS}. */
    static Cart read(ResultSet row) throws SQLException {
        return new Cart(
                row.getLong(1),
                row.getLong(2),
                Sql.word(row, 3, CartStatus.class),
                Sql.moment(row, 4),
                Sql.moment(row, 5));
    }
}
