package dev.rialto.shop.carts;

import dev.rialto.shop.Sql;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/** A row of {@code cart_items} as REST shows it: a product in a cart, once per cart. */
@RegisterForReflection
public record CartItem(long cartItemId, long productId, int quantity, Instant addedAt) {

    /** As {@link #read} expects them. */
    static final String COLUMNS = "cart_item_id, product_id, quantity, added_at";

    /** A row with {@link #COLUMNS}. */
    static CartItem read(ResultSet row) throws SQLException {
        return new CartItem(row.getLong(1), row.getLong(2), row.getInt(3), Sql.moment(row, 4));
    }
}
