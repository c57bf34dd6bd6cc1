package dev.rialto.shop.orders;

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

@Path("/order_item")
@Tag(name = "Orders")
@EndpointDisabled(name = "rialto.api.enabled", stringValue = "false", disableIfMissing = true)
@RunOnVirtualThread
class OrderItemResource {

    private static final Listing<OrderItem, OrderItemView> LISTING =
            new Listing<>(
                    "/order_item", "order item", OrderItem.class, row -> row.id, OrderItemView::of);

    @GET
    @Operation(summary = "List order items")
    public RestResponse<Page<OrderItemView>> list(@BeanParam PageQuery query) {
        return LISTING.page(query);
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Show one order item")
    public OrderItemView item(@RestPath String id) {
        return LISTING.item(id);
    }
}
