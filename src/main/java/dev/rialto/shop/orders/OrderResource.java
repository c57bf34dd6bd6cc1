package dev.rialto.shop.orders;

import dev.rialto.shop.Listing;
import dev.rialto.shop.Page;
import dev.rialto.shop.PageQuery;
import io.quarkus.resteasy.reactive.server.EndpointDisabled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

@Path("/orders")
@Tag(name = "Orders")
@EndpointDisabled(name = "rialto.api.enabled", stringValue = "false", disableIfMissing = true)
@RunOnVirtualThread
class OrderResource {

    private static final Listing<Order, OrderView> LISTING =
            new Listing<>("/orders", "order", Order.class, row -> row.id, OrderView::of);

    private final Checkout checkout;

    OrderResource(Checkout checkout) {
        this.checkout = checkout;
    }

    @GET
    @Operation(summary = "List orders")
    public RestResponse<Page<OrderView>> list(@BeanParam PageQuery query) {
        return LISTING.page(query);
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Show one order")
    public OrderView item(@RestPath String id) {
        return LISTING.item(id);
    }

    @POST
    @Operation(summary = "Order what is in a cart")
    public RestResponse<OrderView> place(@NotNull @Valid NewOrder body) {
        OrderView order = OrderView.of(checkout.placeOrder(body.cartId()));
        return ResponseBuilder.<OrderView>created(URI.create("/orders/" + order.orderId()))
                .entity(order)
                .build();
    }
}
