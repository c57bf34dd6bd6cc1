package dev.rialto.shop.catalog;

import dev.rialto.shop.Text;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The request to change a product; null leaves things as they are. */
@RegisterForReflection
record ProductChange(
        @Text @Size(min = 1, max = 64) @Schema(examples = "SPA-90001") String sku,
        @Text @Size(min = 1, max = 200) @Schema(examples = "Garden spade") String name,
        @Text(mayBeBlank = true) @Size(max = 4000) @Schema(examples = "Ash and steel")
                String description,
        @DecimalMin("0") @Digits(integer = 10, fraction = 2) @Schema(examples = "24.90")
                BigDecimal price,
        @Positive @Schema(examples = "1") Long categoryId,
        @Schema(examples = "true") Boolean isActive) {}
