package dev.rialto.shop.carts;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;

/** A row of {@code cart_items}: a product in a cart, once per cart. */
@Entity
@Table(name = "cart_items")
public class CartItem extends PanacheEntityBase {

    /** As {@link #read} expects them. */
    static final String COLUMNS = "cart_item_id, cart_id, product_id, quantity, added_at";

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "cart_item_id")
    public Long id;

    @Column(name = "cart_id")
    public long cartId;

    @Column(name = "product_id")
    public long productId;

    public int quantity;

    @Column(name = "added_at")
    public Instant addedAt;

    /** A row with {@link #COLUMNS}. */
    static CartItem read(ResultSet row) throws SQLException {
        CartItem item = new CartItem();
        item.id = row.getLong(1);
        item.cartId = row.getLong(2);
        item.productId = row.getLong(3);
        item.quantity = row.getInt(4);
        item.addedAt = row.getObject(5, OffsetDateTime.class).toInstant();
        return item;
    }
}
