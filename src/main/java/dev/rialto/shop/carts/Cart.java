package dev.rialto.shop.carts;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;

/** A row of {@code carts}. */
@Entity
@Table(name = "carts")
public class Cart extends PanacheEntityBase {

    /** As {@link #read} expects them. */
    static final String COLUMNS = "cart_id, customer_id, status, created_at, updated_at";

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "cart_id")
    public Long id;

    @Column(name = "customer_id")
    public long customerId;

    @Enumerated(EnumType.STRING)
    public CartStatus status;

    @Column(name = "created_at")
    public Instant createdAt;

    @Column(name = "updated_at")
    public Instant updatedAt;

    /** A row with {@link #COLUMNS}. */
    static Cart read(ResultSet row) throws SQLException {
        Cart cart = new Cart();
        cart.id = row.getLong(1);
        cart.customerId = row.getLong(2);
        cart.status = CartStatus.valueOf(row.getString(3).toUpperCase(Locale.ROOT));
        cart.createdAt = row.getObject(4, OffsetDateTime.class).toInstant();
        cart.updatedAt = row.getObject(5, OffsetDateTime.class).toInstant();
        return cart;
    }
}
