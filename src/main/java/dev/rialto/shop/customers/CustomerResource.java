package dev.rialto.shop.customers;

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

@Path("/customers")
@Tag(name = "Customers")
@EndpointDisabled(name = "rialto.api.enabled", stringValue = "false", disableIfMissing = true)
@RunOnVirtualThread
class CustomerResource {

    private static final Listing<Customer, CustomerView> LISTING =
            new Listing<>(
                    "/customers", "customer", Customer.class, row -> row.id, CustomerView::of);

    @GET
    @Operation(summary = "List customers")
    public RestResponse<Page<CustomerView>> list(@BeanParam PageQuery query) {
        return LISTING.page(query);
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Show one customer")
    public CustomerView item(@RestPath String id) {
        return LISTING.item(id);
    }
}
