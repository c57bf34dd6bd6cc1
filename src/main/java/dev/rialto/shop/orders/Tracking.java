package dev.rialto.shop.orders;

import dev.rialto.shop.Constraints;
import dev.rialto.shop.Refusal;
import dev.rialto.shop.RefusedException;
import dev.rialto.shop.Sql;
import dev.rialto.shop.shipments.Shipment;
import dev.rialto.shop.shipments.ShipmentStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** What carriers tell about parcels. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class Tracking {

    private static final String CHANGE =
            """
            UPDATE shipments
            SET carrier = coalesce(?, carrier), tracking_number = coalesce(?, tracking_number)
            WHERE shipment_id = ?
            """;

    private final OrderBook orders;
    private final Fulfilment fulfilment;
    private final Sql sql;

    Tracking(OrderBook orders, Fulfilment fulfilment, Sql sql) {
        this.orders = orders;
        this.sql = sql;
        this.fulfilment = fulfilment;
    }

    /**
     * Changes a shipment, locked by this transaction after its order.
     *
     * @throws RefusedException where its order's status does not allow it, or another parcel has
     *     the tracking number
     */
    void change(Shipment shipment, ShipmentChange wanted) {
        long id = shipment.shipmentId();
        if (wanted.carrier() != null || wanted.trackingNumber() != null) {
            Constraints.unique(
                    "tracking_number",
                    () -> sql.change(CHANGE, wanted.carrier(), wanted.trackingNumber(), id));
        }
        if (wanted.status() != null && wanted.status() != shipment.status()) {
            move(shipment, wanted.status());
        }
    }

    private void move(Shipment shipment, ShipmentStatus next) {
        long orderId = orders.lockSentIn(shipment.shipmentId()).orderId();
        switch (next) {
            case DELIVERED -> fulfilment.complete(orderId);
            case RETURNED -> fulfilment.refund(orderId);
            case IN_TRANSIT ->
                    throw new RefusedException(
                            new Refusal.Unfit(
                                    "shipment %d is %s and cannot become in_transit"
                                            .formatted(
                                                    shipment.shipmentId(),
                                                    shipment.status().text())));
        }
    }
}
