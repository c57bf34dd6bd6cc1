package dev.rialto.shop.customers;

import dev.rialto.shop.ChangeHeaders;
import dev.rialto.shop.Counter;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/customers")
@Tag(name = "Customers")
@RolesAllowed({Access.OPERATOR, Access.CUSTOMER})
@RunOnVirtualThread
class CustomerResource {

    private final Customers customers;
    private final Listing<Customer> listing;
    private final Counter<Customer, Customer> counter;

    CustomerResource(Desk desk, Customers customers) {
        this.customers = customers;
        this.listing = new Listing<>(desk, Customer.SUBJECT);
        this.counter = Counter.of(desk, listing);
    }

    @GET
    @Operation(summary = "List customers")
    public RestResponse<Page<Customer>> list(@BeanParam CustomerQuery query) {
        return listing.page(query);
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Show one customer")
    public RestResponse<Customer> item(
            @RestPath String id, @RestHeader("If-None-Match") String known) {
        return counter.show(id, known);
    }

    @POST
    @PermitAll
    @Operation(summary = "Sign up")
    public RestResponse<Customer> signUp(
            @BeanParam WriteHeaders headers, @NotNull @Valid NewCustomer body) {
        // Slow on purpose: not for an e-mail that is taken, and before the transaction begins.
        if (headers.idempotencyKey == null) {
            customers.requireFree(body.email());
        }
        PasswordHash password = PasswordHash.of(body.password());
        return counter.make(headers, body, () -> customers.enter(body, password));
    }

    @PATCH
    @Path("{id}")
    @Operation(summary = "Change a customer; what is absent stays")
    public RestResponse<Customer> change(
            @RestPath String id,
            @BeanParam ChangeHeaders headers,
            @NotNull @Valid CustomerChange body) {
        listing.find(id);
        PasswordHash password = PasswordHash.of(body.password());
        return counter.change(
                id, headers, body, customer -> customers.change(customer, body, password));
    }

    @DELETE
    @Path("{id}")
    @Operation(summary = "Delete a customer who has no carts, wishes or orders")
    public RestResponse<Void> delete(@RestPath String id, @BeanParam ChangeHeaders headers) {
        return counter.delete(id, headers, customers::delete);
    }
}
