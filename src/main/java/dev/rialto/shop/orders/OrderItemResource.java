package dev.rialto.shop.orders;

import dev.rialto.shop.Counter;
import dev.rialto.shop.Desk;
import dev.rialto.shop.Listing;
import dev.rialto.shop.Page;
import dev.rialto.shop.access.Access;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/order_item")
@Tag(name = "Orders")
@RolesAllowed({Access.OPERATOR, Access.CUSTOMER})
@RunOnVirtualThread
class OrderItemResource {

    private final Listing<OrderItem> listing;
    private final Counter<OrderItem, OrderItem> counter;

    OrderItemResource(Desk desk) {
        this.listing = new Listing<>(desk, OrderItem.SUBJECT);
        this.counter = Counter.of(desk, listing);
    }

    @GET
    @Operation(summary = "List order items")
    public RestResponse<Page<OrderItem>> list(@BeanParam OrderItemQuery query) {
        return listing.page(query);
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Show one order item")
    public RestResponse<OrderItem> item(
            @RestPath String id, @RestHeader("If-None-Match") String known) {
        return counter.show(id, known);
    }
}
