package dev.rialto.shop.carts;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A row of {@code cart_items}: a product in a cart, once per cart. */
@Entity
@Table(name = "cart_items")
public class CartItem extends PanacheEntityBase {

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
}
