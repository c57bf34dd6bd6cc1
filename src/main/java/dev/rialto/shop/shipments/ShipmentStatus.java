package dev.rialto.shop.shipments;

import com.fasterxml.jackson.annotation.JsonValue;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** Where a parcel is. */
@RegisterForReflection
public enum ShipmentStatus {
    IN_TRANSIT("in_transit"),
    DELIVERED("delivered"),
    RETURNED("returned");

    private final String text;

    ShipmentStatus(String text) {
        this.text = text;
    }

    /** As the database and JSON have it. */
    @JsonValue
    public String text() {
        return text;
    }
}
