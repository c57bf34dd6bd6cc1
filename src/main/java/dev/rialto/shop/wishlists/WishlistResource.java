package dev.rialto.shop.wishlists;

import dev.rialto.shop.ChangeHeaders;
import dev.rialto.shop.Counter;
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
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/wishlist")
@Tag(name = "Wishlists")
@RolesAllowed({Access.OPERATOR, Access.CUSTOMER})
@RunOnVirtualThread
class WishlistResource {

    private final Desk desk;
    private final Wishlists wishlists;
    private final Listing<Wishlist> listing;
    private final Counter<Wishlist, Wishlist> counter;

    WishlistResource(Desk desk, Wishlists wishlists) {
        this.desk = desk;
        this.wishlists = wishlists;
        this.listing = new Listing<>(desk, Wishlist.SUBJECT);
        this.counter = Counter.of(desk, listing);
    }

    @GET
    @Operation(summary = "List wishlist entries")
    public RestResponse<Page<Wishlist>> list(@BeanParam WishlistQuery query) {
        return listing.page(query);
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Show one wishlist entry")
    public RestResponse<Wishlist> item(
            @RestPath String id, @RestHeader("If-None-Match") String known) {
        return counter.show(id, known);
    }

    @POST
    @Operation(summary = "Wish for a product")
    public RestResponse<Wishlist> wish(
            @BeanParam WriteHeaders headers, @NotNull @Valid NewWish body) {
        desk.caller().actFor(body.customerId());
        return counter.make(
                headers, body, () -> wishlists.wish(body.customerId(), body.productId()));
    }

    @DELETE
    @Path("{id}")
    @Operation(summary = "Wish no longer")
    public RestResponse<Void> delete(@RestPath String id, @BeanParam ChangeHeaders headers) {
        return counter.delete(id, headers, wishlists::delete);
    }
}
