package dev.rialto.shop.wishlists;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A row of {@code wishlists}: one wish of one customer. */
@Entity
@Table(name = "wishlists")
public class Wishlist extends PanacheEntityBase {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "wishlist_id")
    public Long id;

    @Column(name = "customer_id")
    public long customerId;

    @Column(name = "product_id")
    public long productId;

    @Column(name = "created_at")
    public Instant createdAt;
}
