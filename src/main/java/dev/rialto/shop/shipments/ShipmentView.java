package dev.rialto.shop.shipments;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;

/** A shipment as REST shows it. */
@RegisterForReflection
public record ShipmentView(
        long shipmentId,
        Instant shipmentDate,
        String carrier,
        String trackingNumber,
        ShipmentStatus status,
        String address,
        long customerId) {

    /** Of a row. */
    public static ShipmentView of(Shipment shipment) {
        return new ShipmentView(
                shipment.id,
                shipment.shipmentDate,
                shipment.carrier,
                shipment.trackingNumber,
                shipment.status,
                shipment.address,
                shipment.customerId);
    }
}
