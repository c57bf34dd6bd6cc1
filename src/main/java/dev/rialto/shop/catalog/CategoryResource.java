package dev.rialto.shop.catalog;

import dev.rialto.shop.ChangeHeaders;
import dev.rialto.shop.Counter;
import dev.rialto.shop.Desk;
import dev.rialto.shop.Listing;
import dev.rialto.shop.Page;
import dev.rialto.shop.PageQuery;
import dev.rialto.shop.WriteHeaders;
import dev.rialto.shop.access.Access;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
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

@Path("/categories")
@Tag(name = "Catalog")
@PermitAll
@RunOnVirtualThread
class CategoryResource {

    private final Merchandising merchandising;
    private final Listing<Category> listing;
    private final Counter<Category, Category> counter;

    CategoryResource(Desk desk, Merchandising merchandising) {
        this.merchandising = merchandising;
        this.listing = new Listing<>(desk, Category.SUBJECT);
        this.counter = Counter.of(desk, listing);
    }

    @GET
    @Operation(summary = "List categories")
    public RestResponse<Page<Category>> list(@BeanParam PageQuery query) {
        return listing.page(query);
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Show one category")
    public RestResponse<Category> item(
            @RestPath String id, @RestHeader("If-None-Match") String known) {
        return counter.show(id, known);
    }

    @POST
    @RolesAllowed(Access.OPERATOR)
    @Operation(summary = "Make a category")
    public RestResponse<Category> make(
            @BeanParam WriteHeaders headers, @NotNull @Valid NewCategory body) {
        return counter.make(headers, body, () -> merchandising.make(body));
    }

    @PATCH
    @Path("{id}")
    @RolesAllowed(Access.OPERATOR)
    @Operation(summary = "Change a category; what is absent stays")
    public RestResponse<Category> change(
            @RestPath String id,
            @BeanParam ChangeHeaders headers,
            @NotNull @Valid CategoryChange body) {
        return counter.change(id, headers, body, category -> merchandising.change(category, body));
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed(Access.OPERATOR)
    @Operation(summary = "Delete a category that no product is in")
    public RestResponse<Void> delete(@RestPath String id, @BeanParam ChangeHeaders headers) {
        return counter.delete(id, headers, merchandising::delete);
    }
}
