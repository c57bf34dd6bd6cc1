package dev.rialto.shop.shipments;

import dev.rialto.shop.Listing;
import dev.rialto.shop.Sql;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/** A row of {@code shipments}, as REST shows it: one parcel of one order. */
@RegisterForReflection
public record Shipment(
        long shipmentId,
        Instant shipmentDate,
        String carrier,
        String trackingNumber,
        ShipmentStatus status,
        String address,
        long customerId) {

    /** As REST lists them. */
    public static final Listing.Subject<Shipment> SUBJECT =
            new Listing.Subject<>(
                    "/shipments",
                    "shipment",
                    """
                    SELECT shipment_id, shipment_date, carrier, tracking_number, status, address,
                        customer_id
                    FROM shipments""",
                    "shipment_id",
                    "customer_id = ?",
                    Shipment::read,
                    Shipment::shipmentId);

    private static Shipment read(ResultSet row) throws SQLException {
        return new Shipment(
                row.getLong(1),
                Sql.moment(row, 2),
                row.getString(3),
                row.getString(4),
                Sql.word(row, 5, ShipmentStatus.class),
                row.getString(6),
                row.getLong(7));
    }
}
