package dev.rialto.shop.orders;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;

/** A row of {@code order_items}. */
@Entity
@Table(name = "order_items")
public class OrderItem extends PanacheEntityBase {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "order_item_id")
    public Long id;

    public int quantity;

    /** Of one piece, when it was ordered. */
    public BigDecimal price;

    @Column(name = "order_id")
    public long orderId;

    @Column(name = "product_id")
    public long productId;

    /** The order's date: the item's own event time. */
    @Column(name = "created_at")
    public Instant createdAt;
}
