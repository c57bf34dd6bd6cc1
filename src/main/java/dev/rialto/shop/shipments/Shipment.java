package dev.rialto.shop.shipments;

import dev.rialto.shop.Listing;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A row of {@code shipments}: one parcel of one order. */
@Entity
@Table(name = "shipments")
public class Shipment extends PanacheEntityBase {

    /** As REST lists it. */
    public static final Listing.Subject<Shipment> SUBJECT =
            new Listing.Subject<>(
                    "/shipments",
                    "shipment",
                    Shipment.class,
                    row -> row.id,
                    "e.customerId = :owner");

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "shipment_id")
    public Long id;

    @Column(name = "shipment_date")
    public Instant shipmentDate;

    public String carrier;

    @Column(name = "tracking_number")
    public String trackingNumber;

    @Enumerated(EnumType.STRING)
    public ShipmentStatus status;

    public String address;

    @Column(name = "customer_id")
    public long customerId;
}
