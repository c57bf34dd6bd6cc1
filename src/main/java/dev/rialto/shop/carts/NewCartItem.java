package dev.rialto.shop.carts;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The request to put pieces of a product in a cart. */
@RegisterForReflection
record NewCartItem(
        @NotNull @Positive @Schema(examples = "1") Long productId,
        @NotNull @Min(1) @Max(Carts.MOST_PIECES) @Schema(examples = "2") Integer quantity) {}
