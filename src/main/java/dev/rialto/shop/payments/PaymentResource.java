package dev.rialto.shop.payments;

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

@Path("/payment")
@Tag(name = "Payments")
@EndpointDisabled(name = "rialto.api.enabled", stringValue = "false", disableIfMissing = true)
@RunOnVirtualThread
class PaymentResource {

    private static final Listing<Payment, PaymentView> LISTING =
            new Listing<>("/payment", "payment", Payment.class, row -> row.id, PaymentView::of);

    @GET
    @Operation(summary = "List payments")
    public RestResponse<Page<PaymentView>> list(@BeanParam PageQuery query) {
        return LISTING.page(query);
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Show one payment")
    public PaymentView item(@RestPath String id) {
        return LISTING.item(id);
    }
}
