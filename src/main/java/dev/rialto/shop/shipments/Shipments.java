package dev.rialto.shop.shipments;

import dev.rialto.shop.Constraints;
import dev.rialto.shop.Moment;
import dev.rialto.shop.RefusedException;
import dev.rialto.shop.customers.Customers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** The books of parcels; they are kept within the transaction that moves the order. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class Shipments {

    private final Customers customers;

    Shipments(Customers customers) {
        this.customers = customers;
    }

    /**
     * Sends a parcel to a customer's address of now.
     *
     * @param trackingNumber null makes one up
     * @throws RefusedException where another parcel has the number
     */
    public Shipment send(long customerId, String carrier, String trackingNumber) {
        Shipment shipment = new Shipment();
        shipment.customerId = customerId;
        shipment.carrier = carrier;
        shipment.status = ShipmentStatus.IN_TRANSIT;
        shipment.address = customers.get(customerId).address;
        shipment.shipmentDate = Moment.now();
        shipment.trackingNumber =
                trackingNumber == null ? UUID.randomUUID().toString() : trackingNumber;
        Constraints.unique("tracking_number", shipment::persist);
        return shipment;
    }

    /** Notes where a parcel is. */
    public void become(long shipmentId, ShipmentStatus status) {
        Shipment shipment = Shipment.findById(shipmentId);
        shipment.status = status;
    }
}
