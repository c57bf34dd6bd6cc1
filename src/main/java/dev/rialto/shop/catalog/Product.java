package dev.rialto.shop.catalog;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;

/** A row of {@code products}. */
@Entity
@Table(name = "products")
public class Product extends PanacheEntityBase {

    /** As {@link #read} expects them. */
    static final String COLUMNS =
            """
            product_id, sku, name, description, price, stock, category_id, is_active,
            created_at, updated_at""";

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "product_id")
    public Long id;

    public String sku;
    public String name;
    public String description;
    public BigDecimal price;
    public int stock;

    @Column(name = "category_id")
    public long categoryId;

    @Column(name = "is_active")
    public boolean active;

    @Column(name = "created_at")
    public Instant createdAt;

    @Column(name = "updated_at")
    public Instant updatedAt;

    /** A row with {@link #COLUMNS}. */
    static Product read(ResultSet row) throws SQLException {
        Product product = new Product();
        product.id = row.getLong(1);
        product.sku = row.getString(2);
        product.name = row.getString(3);
        product.description = row.getString(4);
        product.price = row.getBigDecimal(5);
        product.stock = row.getInt(6);
        product.categoryId = row.getLong(7);
        product.active = row.getBoolean(8);
        product.createdAt = row.getObject(9, OffsetDateTime.class).toInstant();
        product.updatedAt = row.getObject(10, OffsetDateTime.class).toInstant();
        return product;
    }
}
