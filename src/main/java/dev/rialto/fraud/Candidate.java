package dev.rialto.fraud;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Thresholds to be tried. */
@RegisterForReflection
record Candidate(
        @Schema(
                        type = SchemaType.OBJECT,
                        description = "All thresholds of the rule",
                        examples = "{\"orders\":4,\"within\":\"PT1M\"}")
                JsonNode thresholds) {}
