package dev.rialto.shop.catalog;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The request to put pieces on the shelf. */
@RegisterForReflection
record Restock(
        @NotNull @Min(1) @Max(Product.MOST_PIECES) @Schema(examples = "50") Integer pieces) {}
