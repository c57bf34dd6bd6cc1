package dev.rialto.shop.carts;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The request to have so many pieces of a product in a cart. */
@RegisterForReflection
record Quantity(
        @NotNull @Min(1) @Max(Carts.MOST_PIECES) @Schema(examples = "3") Integer quantity) {}
