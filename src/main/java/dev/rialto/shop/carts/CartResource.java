package dev.rialto.shop.carts;

import dev.rialto.shop.ChangeHeaders;
import dev.rialto.shop.Counter;
import dev.rialto.shop.Cursor;
import dev.rialto.shop.Desk;
import dev.rialto.shop.Listing;
import dev.rialto.shop.Page;
import dev.rialto.shop.WriteHeaders;
import dev.rialto.shop.access.Access;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/carts")
@Tag(name = "Carts")
@RolesAllowed({Access.OPERATOR, Access.CUSTOMER})
@RunOnVirtualThread
class CartResource {

    private final Desk desk;
    private final Carts carts;
    private final Listing<Cart> listing;
    private final Counter<Cart, CartDetail> counter;

    CartResource(Desk desk, Carts carts) {
        this.desk = desk;
        this.carts = carts;
        this.listing = new Listing<>(desk, Cart.SUBJECT);
        this.counter =
                new Counter<>(
                        desk, listing, cart -> CartDetail.of(cart, carts.items(cart.cartId())));
    }

    @GET
    @Operation(summary = "List carts")
    public RestResponse<Page<Cart>> list(@BeanParam CartQuery query) {
        return listing.page(query);
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Show one cart with what is in it")
    public RestResponse<CartDetail> item(
            @RestPath String id, @RestHeader("If-None-Match") String known) {
        return counter.show(id, known);
    }

    @POST
    @Operation(summary = "Open a cart")
    public RestResponse<CartDetail> open(
            @BeanParam WriteHeaders headers, @NotNull @Valid NewCart body) {
        desk.caller().actFor(body.customerId());
        return counter.make(headers, body, () -> carts.open(body.customerId()));
    }

    @POST
    @Path("{id}/items")
    @Operation(summary = "Put pieces of a product in an open cart")
    public RestResponse<CartDetail> add(
            @RestPath String id,
            @BeanParam ChangeHeaders headers,
            @NotNull @Valid NewCartItem body) {
        return counter.change(
                id,
                headers,
                body,
                cart -> carts.add(cart.cartId(), body.productId(), body.quantity()));
    }

    @PATCH
    @Path("{id}/items/{product}")
    @Operation(summary = "Set how many pieces of a product are in an open cart")
    public RestResponse<CartDetail> set(
            @RestPath String id,
            @RestPath String product,
            @BeanParam ChangeHeaders headers,
            @NotNull @Valid Quantity body) {
        long productId = Cursor.key("product", product);
        return counter.change(
                id, headers, body, cart -> carts.set(cart.cartId(), productId, body.quantity()));
    }

    @DELETE
    @Path("{id}/items/{product}")
    @Operation(summary = "Take a product out of an open cart")
    public RestResponse<CartDetail> remove(
            @RestPath String id, @RestPath String product, @BeanParam ChangeHeaders headers) {
        long productId = Cursor.key("product", product);
        return counter.change(id, headers, null, cart -> carts.remove(cart.cartId(), productId));
    }

    @POST
    @Path("{id}/abandon")
    @Operation(summary = "Leave an open cart behind")
    public RestResponse<CartDetail> abandon(@RestPath String id, @BeanParam ChangeHeaders headers) {
        return counter.change(id, headers, null, cart -> carts.abandon(cart.cartId()));
    }
}
