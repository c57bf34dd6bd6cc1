package dev.rialto.shop.shipments;

import dev.rialto.shop.Moment;
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

    /** Sends a parcel to a customer's address of now. */
    public Shipment send(long customerId, String carrier) {
        Shipment shipment = new Shipment();
        shipment.customerId = customerId;
        shipment.carrier = carrier;
        shipment.status = ShipmentStatus.IN_TRANSIT;
        shipment.address = customers.get(customerId).address;
        shipment.shipmentDate = Moment.now();
        shipment.trackingNumber = UUID.randomUUID().toString();
        shipment.persist();
        return shipment;
    }

    /** Notes where a parcel is. */
    public void become(long shipmentId, ShipmentStatus status) {
        Shipment shipment = Shipment.findById(shipmentId);
        shipment.status = status;
    }
}
