package dev.rialto.shop.orders;

import dev.rialto.shop.Text;
import dev.rialto.shop.shipments.ShipmentStatus;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The request to change a shipment; null leaves things as they are. */
@RegisterForReflection
record ShipmentChange(
        @Text @Size(min = 1, max = 60) @Schema(examples = "UPS") String carrier,
        @Text @Size(min = 1, max = 100) @Schema(examples = "1Z999AA10123456784")
                String trackingNumber,
        @Schema(examples = "delivered") ShipmentStatus status) {}
