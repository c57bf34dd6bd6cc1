package dev.rialto.shop.catalog;

import dev.rialto.shop.Text;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The request to make a product; it is on sale at once unless it says otherwise. */
@RegisterForReflection
record NewProduct(
        @NotNull @Text @Size(min = 1, max = 64) @Schema(examples = "SPA-90001") String sku,
        @NotNull @Text @Size(min = 1, max = 200) @Schema(examples = "Garden spade") String name,
        @NotNull @Text(mayBeBlank = true) @Size(max = 4000) @Schema(examples = "Ash and steel")
                String description,
        @NotNull @DecimalMin("0") @Digits(integer = 10, fraction = 2) @Schema(examples = "24.90")
                BigDecimal price,
        @NotNull @Min(0) @Max(Product.MOST_PIECES) @Schema(examples = "100") Integer stock,
        @NotNull @Positive @Schema(examples = "1") Long categoryId,
        @Schema(examples = "true") Boolean isActive) {}
