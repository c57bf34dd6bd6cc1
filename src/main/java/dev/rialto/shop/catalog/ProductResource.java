package dev.rialto.shop.catalog;

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

@Path("/products")
@Tag(name = "Catalog")
@EndpointDisabled(name = "rialto.api.enabled", stringValue = "false", disableIfMissing = true)
@RunOnVirtualThread
class ProductResource {

    private static final Listing<Product, ProductView> LISTING =
            new Listing<>("/products", "product", Product.class, row -> row.id, ProductView::of);

    @GET
    @Operation(summary = "List products")
    public RestResponse<Page<ProductView>> list(@BeanParam PageQuery query) {
        return LISTING.page(query);
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Show one product")
    public ProductView item(@RestPath String id) {
        return LISTING.item(id);
    }
}
