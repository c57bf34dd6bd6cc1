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
import dev.rialto.shop.payments.PaymentView;
import io.quarkus.hibernate.orm.panache.Panache;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.function.Consumer;
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

    private static final String PAGE =
            "SELECT %s FROM orders WHERE order_id > ? ORDER BY order_id LIMIT ?"
                    .formatted(Order.COLUMNS);

    private final Desk desk;
    private final Carts carts;
    private final Checkout checkout;
    private final Fulfilment fulfilment;
    private final Settlement settlement;
    private final Counter<Payment, PaymentView> paid;
    private final Listing<Order, OrderView> listing;
    private final Counter<Order, OrderView> counter;

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
        var payments = new Listing<>(desk, Payment.SUBJECT, PaymentView::of);
        this.paid = new Counter<>(desk, payments, PaymentView::of);
        this.listing =
                new Listing<>(
                        desk,
                        new Listing.Subject<>(
                                "/orders",
                                "order",
                                Order.class,
                                row -> row.id,
                                "e.customerId = :owner"),
                        new Listing.Shortcut<>(PAGE, Order::read),
                        OrderView::of);
        this.counter = new Counter<>(desk, listing, OrderView::of);
    }

    @GET
    @Operation(summary = "List orders")
    public RestResponse<Page<OrderView>> list(@BeanParam OrderQuery query) {
        return listing.page(query);
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Show one order")
    public RestResponse<OrderView> item(
            @RestPath String id, @RestHeader("If-None-Match") String known) {
        return counter.show(id, known);
    }

    @POST
    @Operation(summary = "Order what is in a cart")
    public RestResponse<OrderView> place(
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
    public RestResponse<PaymentView> pay(
            @RestPath String id, @BeanParam ChangeHeaders headers, @NotNull @Valid Pay body) {
        return counter.makeFor(
                id,
                headers,
                body,
                order -> settlement.paid(order.id, body.paymentMethod(), body.isAccepted()),
                paid);
    }

    @POST
    @Path("{id}/authorise")
    @Operation(summary = "Reserve the money for a pending order, to be captured later")
    public RestResponse<PaymentView> authorise(
            @RestPath String id, @BeanParam ChangeHeaders headers, @NotNull @Valid Authorise body) {
        return counter.makeFor(
                id,
                headers,
                body,
                order -> settlement.authorise(order.id, body.paymentMethod()),
                paid);
    }

    @POST
    @Path("{id}/ship")
    @RolesAllowed(Access.OPERATOR)
    @Operation(summary = "Send a paid order to its customer")
    public RestResponse<OrderView> ship(
            @RestPath String id, @BeanParam ChangeHeaders headers, @NotNull @Valid Ship body) {
        return change(
                id,
                headers,
                body,
                order -> fulfilment.ship(order.id, body.carrier(), body.trackingNumber()));
    }

    @POST
    @Path("{id}/cancel")
    @Operation(summary = "Give up a pending order; its goods go back on the shelf")
    public RestResponse<OrderView> cancel(@RestPath String id, @BeanParam ChangeHeaders headers) {
        return change(id, headers, null, order -> fulfilment.cancel(order.id));
    }

    @POST
    @Path("{id}/complete")
    @RolesAllowed(Access.OPERATOR)
    @Operation(summary = "Note that a shipped order has arrived")
    public RestResponse<OrderView> complete(@RestPath String id, @BeanParam ChangeHeaders headers) {
        return change(id, headers, null, order -> fulfilment.complete(order.id));
    }

    @POST
    @Path("{id}/refund")
    @RolesAllowed(Access.OPERATOR)
    @Operation(summary = "Give the money back; the goods go back on the shelf")
    public RestResponse<OrderView> refund(@RestPath String id, @BeanParam ChangeHeaders headers) {
        return change(id, headers, null, order -> fulfilment.refund(order.id));
    }

    /** The change goes past the entity, which must be read again. */
    private RestResponse<OrderView> change(
            String id, ChangeHeaders headers, Object body, Consumer<Order> write) {
        return counter.change(
                id, headers, body, write.andThen(Panache.getEntityManager()::refresh));
    }
}
