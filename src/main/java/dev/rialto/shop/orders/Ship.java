package dev.rialto.shop.orders;

import dev.rialto.shop.Text;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The request to send an order.
 *
 * @param trackingNumber null where the carrier gives one later
 */
@RegisterForReflection
record Ship(
        @NotNull @Text @Size(min = 1, max = 60) @Schema(examples = "DHL") String carrier,
        @Text @Size(min = 1, max = 100) @Schema(examples = "JD014600006281230704", nullable = true)
                String trackingNumber) {}
