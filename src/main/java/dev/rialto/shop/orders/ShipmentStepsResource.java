package dev.rialto.shop.orders;

import dev.rialto.shop.ChangeHeaders;
import dev.rialto.shop.Counter;
import dev.rialto.shop.Cursor;
import dev.rialto.shop.Desk;
import dev.rialto.shop.Listing;
import dev.rialto.shop.access.Access;
import dev.rialto.shop.shipments.Shipment;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** What becomes of a shipment; it moves its order too, whose row is held first. */
@Path("/shipments")
@Tag(name = "Shipments")
@RolesAllowed(Access.OPERATOR)
@RunOnVirtualThread
class ShipmentStepsResource {

    private final Tracking tracking;
    private final Counter<Shipment, Shipment> counter;

    ShipmentStepsResource(Desk desk, OrderBook orders, Tracking tracking) {
        this.tracking = tracking;
        var listing = new Listing<>(desk, Shipment.SUBJECT);
        this.counter =
                new Counter<>(
                        desk,
                        listing,
                        id -> {
                            orders.lockSentIn(Cursor.id(id));
                            return listing.lock(id);
                        },
                        Function.identity());
    }

    @PATCH
    @Path("{id}")
    @Operation(
            summary = "Change a shipment; what is absent stays",
            description = "`delivered` completes its order, `returned` refunds it.")
    public RestResponse<Shipment> change(
            @RestPath String id,
            @BeanParam ChangeHeaders headers,
            @NotNull @Valid ShipmentChange body) {
        return counter.change(id, headers, body, shipment -> tracking.change(shipment, body));
    }
}
