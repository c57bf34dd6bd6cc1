package dev.rialto.shop.catalog;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;

/** A category as REST shows it. */
@RegisterForReflection
record CategoryView(long categoryId, String name, String description, Instant createdAt) {

    static CategoryView of(Category category) {
        return new CategoryView(
                category.id, category.name, category.description, category.createdAt);
    }
}
