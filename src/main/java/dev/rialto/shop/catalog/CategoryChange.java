package dev.rialto.shop.catalog;

import dev.rialto.shop.Text;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The request to change a category; null leaves things as they are. */
@RegisterForReflection
record CategoryChange(
        @Text @Size(min = 1, max = 100) @Schema(examples = "Garden") String name,
        @Text(mayBeBlank = true) @Size(max = 4000) @Schema(examples = "What grows outside")
                String description) {}
