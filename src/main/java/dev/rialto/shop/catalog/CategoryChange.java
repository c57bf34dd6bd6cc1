package dev.rialto.shop.catalog;

import dev.rialto.shop.Text;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The request to change a category; null leaves things as they are. */
@RegisterForReflection
record CategoryChange(
        @Text(max = 100) @Schema(examples = "Garden") String name,
        @Text(max = 4000, mayBeBlank = true) @Schema(examples = "What grows outside")
                String description) {}
