package dev.rialto.shop.carts;

import dev.rialto.shop.Cursor;
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

@Path("/carts")
@Tag(name = "Carts")
@EndpointDisabled(name = "rialto.api.enabled", stringValue = "false", disableIfMissing = true)
@RunOnVirtualThread
class CartResource {

    private static final Listing<Cart, CartView> LISTING =
            new Listing<>("/carts", "cart", Cart.class, row -> row.id, CartView::of);

    private final Carts carts;

    CartResource(Carts carts) {
        this.carts = carts;
    }

    @GET
    @Operation(summary = "List carts")
    public RestResponse<Page<CartView>> list(@BeanParam PageQuery query) {
        return LISTING.page(query);
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Show one cart with what is in it")
    public CartDetail item(@RestPath String id) {
        Cart cart = LISTING.find(id);
        return CartDetail.of(cart, carts.items(cart.id));
    }

    @POST
    @Operation(summary = "Open a cart")
    public RestResponse<CartView> open(@NotNull @Valid NewCart body) {
        CartView cart = CartView.of(carts.open(body.customerId()));
        return ResponseBuilder.<CartView>created(URI.create("/carts/" + cart.cartId()))
                .entity(cart)
                .build();
    }

    @POST
    @Path("{id}/items")
    @Operation(summary = "Put pieces of a product in an open cart")
    public CartDetail add(@RestPath String id, @NotNull @Valid NewCartItem body) {
        carts.add(Cursor.id(id), body.productId(), body.quantity());
        return item(id);
    }
}
