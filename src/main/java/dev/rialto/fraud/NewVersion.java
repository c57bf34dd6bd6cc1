package dev.rialto.fraud;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What an operator wants of a rule from now on.
 *
 * @param effectiveFrom null is ten seconds from now
 * @param enabled null is yes
 */
@RegisterForReflection
record NewVersion(
        @Schema(
                        description =
                                "The event time from which it is in force; default: 10 s from now",
                        examples = "2030-01-01T00:00:00Z")
                Instant effectiveFrom,
        @Schema(description = "Whether the rule is to find anything", examples = "true")
                Boolean enabled,
        @Schema(
                        type = SchemaType.OBJECT,
                        description = "All thresholds of the rule",
                        examples = "{\"orders\":5,\"within\":\"PT1M\"}")
                JsonNode thresholds) {

    boolean isEnabled() {
        return enabled == null || enabled;
    }
}
