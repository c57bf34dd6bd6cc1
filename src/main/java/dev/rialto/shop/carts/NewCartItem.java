package dev.rialto.shop.carts;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;

/** The request to put pieces of a product in a cart. */
@RegisterForReflection
record NewCartItem(
        @NotNull @Positive Long productId,
        @NotNull @Min(1) @Max(Carts.MOST_PIECES) Integer quantity) {}
