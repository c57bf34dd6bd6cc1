package dev.rialto.shop.shipments;

import dev.rialto.shop.Listing;
import dev.rialto.shop.Page;
import dev.rialto.shop.PageQuery;
import io.quarkus.resteasy.reactive.server.EndpointDisabled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/shipments")
@Tag(name = "Shipments")
@EndpointDisabled(name = "rialto.api.enabled", stringValue = "false", disableIfMissing = true)
@RunOnVirtualThread
class ShipmentResource {

    private static final Listing<Shipment, ShipmentView> LISTING =
            new Listing<>(
                    "/shipments", "shipment", Shipment.class, row -> row.id, ShipmentView::of);

    @GET
    @Operation(summary = "List shipments")
    public RestResponse<Page<ShipmentView>> list(@BeanParam PageQuery query) {
        return LISTING.page(query);
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Show one shipment")
    public ShipmentView item(@RestPath String id) {
        return LISTING.item(id);
    }
}
