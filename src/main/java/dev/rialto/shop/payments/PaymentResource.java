package dev.rialto.shop.payments;

import dev.rialto.shop.Counter;
import dev.rialto.shop.Desk;
import dev.rialto.shop.Listing;
import dev.rialto.shop.Page;
import dev.rialto.shop.access.Access;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/payment")
@Tag(name = "Payments")
@RolesAllowed({Access.OPERATOR, Access.CUSTOMER})
@RunOnVirtualThread
class PaymentResource {

    private final Listing<Payment> listing;
    private final Counter<Payment, Payment> counter;

    PaymentResource(Desk desk) {
        this.listing = new Listing<>(desk, Payment.SUBJECT);
        this.counter = Counter.of(desk, listing);
    }

    @GET
    @Operation(summary = "List payments")
    public RestResponse<Page<Payment>> list(@BeanParam PaymentQuery query) {
        return listing.page(query);
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Show one payment")
    public RestResponse<Payment> item(
            @RestPath String id, @RestHeader("If-None-Match") String known) {
        return counter.show(id, known);
    }
}
