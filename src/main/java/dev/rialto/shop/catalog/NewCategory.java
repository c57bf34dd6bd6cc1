package dev.rialto.shop.catalog;

import dev.rialto.shop.Text;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The request to make a category. */
@RegisterForReflection
record NewCategory(
        @NotNull @Text(max = 100) @Schema(examples = "Garden") String name,
        @NotNull @Text(max = 4000, mayBeBlank = true) @Schema(examples = "What grows outside")
                String description) {}
