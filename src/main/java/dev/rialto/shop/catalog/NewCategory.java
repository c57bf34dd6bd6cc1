package dev.rialto.shop.catalog;

import dev.rialto.shop.Text;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The request to make a category. */
@RegisterForReflection
record NewCategory(
        @NotNull @Text @Size(min = 1, max = 100) @Schema(examples = "Garden") String name,
        @NotNull @Text(mayBeBlank = true) @Size(max = 4000) @Schema(examples = "What grows outside")
                String description) {}
