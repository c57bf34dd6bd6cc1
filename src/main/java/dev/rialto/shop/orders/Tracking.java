package dev.rialto.shop.orders;

import dev.rialto.shop.Constraints;
import dev.rialto.shop.Refusal;
import dev.rialto.shop.RefusedException;
import dev.rialto.shop.shipments.Shipment;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** What carriers tell about parcels. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class Tracking {

    private final Fulfilment fulfilment;

    Tracking(Fulfilment fulfilment) {
        this.fulfilment = fulfilment;
    }

    /**
     * Changes a shipment, locked by this transaction after its order.
     *
     * @throws RefusedException where its order's status does not allow it, or another parcel has
     *     the tracking number
     */
    void change(Shipment shipment, ShipmentChange wanted) {
        if (wanted.carrier() != null) {
            shipment.carrier = wanted.carrier();
        }
        if (wanted.trackingNumber() != null) {
            shipment.trackingNumber = wanted.trackingNumber();
            Constraints.unique("tracking_number", shipment::persistAndFlush);
        }
        if (wanted.status() != null && wanted.status() != shipment.status) {
            move(shipment, wanted);
        }
    }

    private void move(Shipment shipment, ShipmentChange wanted) {
        long orderId = OrderBook.lockSentIn(shipment.id).id;
        // The order's steps go past the entity: what it has been told is written before, and what
        // they wrote is read after.
        shipment.persistAndFlush();
        switch (wanted.status()) {
            case DELIVERED -> fulfilment.complete(orderId);
            case RETURNED -> fulfilment.refund(orderId);
            case IN_TRANSIT ->
                    throw new RefusedException(
                            new Refusal.Unfit(
                                    "shipment %d is %s and cannot become in_transit"
                                            .formatted(shipment.id, shipment.status.text())));
        }
        Panache.getEntityManager().refresh(shipment);
    }
}
