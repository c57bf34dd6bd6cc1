package dev.rialto.shop.catalog;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import java.time.Instant;

/** A product as REST shows it. */
@RegisterForReflection
record ProductView(
        long productId,
        String sku,
        String name,
        String description,
        BigDecimal price,
        int stock,
        long categoryId,
        boolean isActive,
        Instant createdAt,
        Instant updatedAt) {

    static ProductView of(Product product) {
        return new ProductView(
                product.id,
                product.sku,
                product.name,
                product.description,
                product.price,
                product.stock,
                product.categoryId,
                product.active,
                product.createdAt,
                product.updatedAt);
    }
}
