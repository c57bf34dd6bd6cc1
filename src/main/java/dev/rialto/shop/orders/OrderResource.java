package dev.rialto.shop.orders;

import dev.rialto.shop.ChangeHeaders;
import dev.rialto.shop.Counter;
import dev.rialto.shop.Desk;
import dev.rialto.shop.Listing;
import dev.rialto.shop.Page;
import dev.rialto.shop.WriteHeaders;
import dev.rialto.shop.access.Access;
import dev.rialto.shop.carts.Carts;
import dev.rialto.shop.payments.Payment;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/orders")
@Tag(name = "Orders")
@RolesAllowed({Access.OPERATOR, Access.CUSTOMER})
@RunOnVirtualThread
class OrderResource {

    private final Desk desk;
    private final Carts carts;
    private final Checkout checkout;
    private final Fulfilment fulfilment;
    private final Settlement settlement;
    private final Counter<Payment, Payment> paid;
    private final Listing<Order> listing;
    private final Counter<Order, Order> counter;

    OrderResource(
            Desk desk,
            Carts carts,
            Checkout checkout,
            Fulfilment fulfilment,
            Settlement settlement) {
        this.desk = desk;
        this.carts = carts;
        this.checkout = checkout;
        this.fulfilment = fulfilment;
        this.settlement = settlement;
        this.paid = Counter.of(desk, new Listing<>(desk, Payment.SUBJECT));
        this.listing = new Listing<>(desk, Order.SUBJECT);
        this.counter = Counter.of(desk, listing);
    }

    @GET
    @Operation(summary = "List orders")
    public RestResponse<Page<Order>> list(@BeanParam OrderQuery query) {
        return listing.page(query);
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Show one order")
    public RestResponse<Order> item(
            @RestPath String id, @RestHeader("If-None-Match") String known) {
        return counter.show(id, known);
    }

    @POST
    @Operation(summary = "Order what is in a cart")
    public RestResponse<Order> place(
            @BeanParam WriteHeaders headers, @NotNull @Valid NewOrder body) {
        return counter.make(
                headers,
                body,
                () -> {
                    desk.caller().actFor(carts.requireOpen(body.cartId()));
                    return checkout.placeOrder(body.cartId());
                });
    }

    @POST
    @Path("{id}/pay")
    @Operation(summary = "Pay a pending order; a payment that fails leaves it pending")
    public RestResponse<Payment> pay(
            @RestPath String id, @BeanParam ChangeHeaders headers, @NotNull @Valid Pay body) {
        return counter.makeFor(
                id,
                headers,
                body,
                order -> settlement.paid(order.orderId(), body.paymentMethod(), body.isAccepted()),
                paid);
    }

    @POST
    @Path("{id}/authorise")
    @Operation(summary = "Reserve the money for a pending order, to be captured later")
    public RestResponse<Payment> authorise(
            @RestPath String id, @BeanParam ChangeHeaders headers, @NotNull @Valid Authorise body) {
        return counter.makeFor(
                id,
                headers,
                body,
                order -> settlement.authorise(order.orderId(), body.paymentMethod()),
                paid);
    }

    @POST
    @Path("{id}/ship")
    @RolesAllowed(Access.OPERATOR)
    @Operation(summary = "Send a paid order to its customer")
    public RestResponse<Order> ship(
            @RestPath String id, @BeanParam ChangeHeaders headers, @NotNull @Valid Ship body) {
        return counter.change(
                id,
                headers,
                body,
                order -> fulfilment.ship(order.orderId(), body.carrier(), body.trackingNumber()));
    }

    @POST
    @Path("{id}/cancel")
    @Operation(summary = "Give up a pending order; its goods go back on the shelf")
    public RestResponse<Order> cancel(@RestPath String id, @BeanParam ChangeHeaders headers) {
        return counter.change(id, headers, null, order -> fulfilment.cancel(order.orderId()));
    }

    @POST
    @Path("{id}/complete")
    @RolesAllowed(Access.OPERATOR)
    @Operation(summary = "Note that a shipped order has arrived")
    public RestResponse<Order> complete(@RestPath String id, @BeanParam ChangeHeaders headers) {
        return counter.change(id, headers, null, order -> fulfilment.complete(order.orderId()));
    }

    @POST
    @Path("{id}/refund")
    @RolesAllowed(Access.OPERATOR)
    @Operation(summary = "Give the money back; the goods go back on the shelf")
    public RestResponse<Order> refund(@RestPath String id, @BeanParam ChangeHeaders headers) {
        return counter.change(id, headers, null, order -> fulfilment.refund(order.orderId()));
    }
}
