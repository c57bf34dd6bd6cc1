package dev.rialto.shop.orders;

import dev.rialto.shop.ChangeHeaders;
import dev.rialto.shop.Counter;
import dev.rialto.shop.Cursor;
import dev.rialto.shop.Desk;
import dev.rialto.shop.Listing;
import dev.rialto.shop.access.Access;
import dev.rialto.shop.payments.Payment;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** The steps of a payment; they move its order too, whose row is held first. */
@Path("/payment")
@Tag(name = "Payments")
@RolesAllowed(Access.OPERATOR)
@RunOnVirtualThread
class PaymentStepsResource {

    private final OrderBook orders;
    private final Settlement settlement;
    private final Fulfilment fulfilment;
    private final Counter<Payment, Payment> counter;

    PaymentStepsResource(
            Desk desk, OrderBook orders, Settlement settlement, Fulfilment fulfilment) {
        this.orders = orders;
        this.settlement = settlement;
        this.fulfilment = fulfilment;
        var listing = new Listing<>(desk, Payment.SUBJECT);
        this.counter =
                new Counter<>(
                        desk,
                        listing,
                        id -> {
                            orders.lockPaidBy(Cursor.id(id));
                            return listing.lock(id);
                        },
                        Function.identity());
    }

    @POST
    @Path("{id}/capture")
    @Operation(summary = "Take the money of an authorised payment")
    public RestResponse<Payment> capture(@RestPath String id, @BeanParam ChangeHeaders headers) {
        return counter.change(id, headers, null, payment -> settlement.capture(payment));
    }

    @POST
    @Path("{id}/fail")
    @Operation(summary = "Note that an authorised payment came to nothing")
    public RestResponse<Payment> fail(@RestPath String id, @BeanParam ChangeHeaders headers) {
        return counter.change(id, headers, null, payment -> settlement.fail(payment));
    }

    @POST
    @Path("{id}/refund")
    @Operation(summary = "Give the money back, and refund the order")
    public RestResponse<Payment> refund(@RestPath String id, @BeanParam ChangeHeaders headers) {
        return counter.change(
                id,
                headers,
                null,
                payment -> fulfilment.refund(orders.lockPaidBy(payment.paymentId()).orderId()));
    }
}
