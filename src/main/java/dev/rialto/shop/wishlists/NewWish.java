package dev.rialto.shop.wishlists;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The request to wish for a product. */
@RegisterForReflection
record NewWish(
        @NotNull @Positive @Schema(examples = "1") Long customerId,
        @NotNull @Positive @Schema(examples = "1") Long productId) {}
