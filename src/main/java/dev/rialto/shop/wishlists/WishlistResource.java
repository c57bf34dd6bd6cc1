package dev.rialto.shop.wishlists;

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

@Path("/wishlist")
@Tag(name = "Wishlists")
@EndpointDisabled(name = "rialto.api.enabled", stringValue = "false", disableIfMissing = true)
@RunOnVirtualThread
class WishlistResource {

    private static final Listing<Wishlist, WishlistView> LISTING =
            new Listing<>(
                    "/wishlist", "wishlist entry", Wishlist.class, row -> row.id, WishlistView::of);

    @GET
    @Operation(summary = "List wishlist entries")
    public RestResponse<Page<WishlistView>> list(@BeanParam PageQuery query) {
        return LISTING.page(query);
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Show one wishlist entry")
    public WishlistView item(@RestPath String id) {
        return LISTING.item(id);
    }
}
