package dev.rialto.shop.catalog;

import dev.rialto.shop.ChangeHeaders;
import dev.rialto.shop.Counter;
import dev.rialto.shop.Cursor;
import dev.rialto.shop.Desk;
import dev.rialto.shop.Listing;
import dev.rialto.shop.Page;
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
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/products")
@Tag(name = "Catalog")
@PermitAll
class ProductResource {

    private final Catalog catalog;
    private final Merchandising merchandising;
    private final Listing<Product> listing;
    private final Counter<Product, Product> counter;

    ProductResource(Desk desk, Catalog catalog, Merchandising merchandising) {
        this.catalog = catalog;
        this.merchandising = merchandising;
        this.listing = new Listing<>(desk, Product.SUBJECT);
        this.counter = Counter.of(desk, listing);
    }

    @GET
    @RunOnVirtualThread
    @Operation(summary = "List products")
    public RestResponse<Page<Product>> list(@BeanParam ProductQuery query) {
        return listing.page(query);
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Show one product")
    public CompletionStage<RestResponse<Product>> item(
            @RestPath String id, @RestHeader("If-None-Match") String known) {
        return catalog.look(Cursor.id(id)).thenApply(product -> counter.shown(product, known));
    }

    @POST
    @RunOnVirtualThread
    @RolesAllowed(Access.OPERATOR)
    @Operation(summary = "Make a product")
    public RestResponse<Product> make(
            @BeanParam WriteHeaders headers, @NotNull @Valid NewProduct body) {
        return counter.make(headers, body, () -> merchandising.make(body));
    }

    @PATCH
    @RunOnVirtualThread
    @Path("{id}")
    @RolesAllowed(Access.OPERATOR)
    @Operation(summary = "Change a product, or take it off sale; what is absent stays")
    public RestResponse<Product> change(
            @RestPath String id,
            @BeanParam ChangeHeaders headers,
            @NotNull @Valid ProductChange body) {
        return counter.change(id, headers, body, product -> merchandising.change(product, body));
    }

    @POST
    @RunOnVirtualThread
    @Path("{id}/restock")
    @RolesAllowed(Access.OPERATOR)
    @Operation(summary = "Put pieces of a product on the shelf")
    public RestResponse<Product> restock(
            @RestPath String id, @BeanParam ChangeHeaders headers, @NotNull @Valid Restock body) {
        return counter.change(
                id, headers, body, product -> merchandising.restock(product, body.pieces()));
    }

    @DELETE
    @RunOnVirtualThread
    @Path("{id}")
    @RolesAllowed(Access.OPERATOR)
    @Operation(summary = "Delete a product that nobody wants or has ordered")
    public RestResponse<Void> delete(@RestPath String id, @BeanParam ChangeHeaders headers) {
        return counter.delete(id, headers, merchandising::delete);
    }
}
