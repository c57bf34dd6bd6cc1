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

@Path("/categories")
@Tag(name = "Catalog")
@EndpointDisabled(name = "rialto.api.enabled", stringValue = "false", disableIfMissing = true)
@RunOnVirtualThread
class CategoryResource {

    private static final Listing<Category, CategoryView> LISTING =
            new Listing<>(
                    "/categories", "category", Category.class, row -> row.id, CategoryView::of);

    @GET
    @Operation(summary = "List categories")
    public RestResponse<Page<CategoryView>> list(@BeanParam PageQuery query) {
        return LISTING.page(query);
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Show one category")
    public CategoryView item(@RestPath String id) {
        return LISTING.item(id);
    }
}
