package dev.rialto.shop.orders;

import dev.rialto.shop.ChangeHeaders;
import dev.rialto.shop.Counter;
import dev.rialto.shop.Cursor;
import dev.rialto.shop.Desk;
import dev.rialto.shop.Listing;
import dev.rialto.shop.access.Access;
import dev.rialto.shop.payments.Payment;
import dev.rialto.shop.payments.PaymentView;
import io.quarkus.hibernate.orm.panache.Panache;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
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

    private final Settlement settlement;
    private final Fulfilment fulfilment;
    private final Counter<Payment, PaymentView> counter;

    PaymentStepsResource(Desk desk, Settlement settlement, Fulfilment fulfilment) {
        this.settlement = settlement;
        this.fulfilment = fulfilment;
        var listing = new Listing<>(desk, Payment.SUBJECT, PaymentView::of);
        this.counter =
                new Counter<>(
                        desk,
                        listing,
                        id -> {
                            OrderBook.lockPaidBy(Cursor.id(id));
                            return listing.lock(id);
                        },
                        PaymentView::of);
    }

    @POST
    @Path("{id}/capture")
    @Operation(summary = "Take the money of an authorised payment")
    public RestResponse<PaymentView> capture(
            @RestPath String id, @BeanParam ChangeHeaders headers) {
        return counter.change(id, headers, null, payment -> settlement.capture(payment));
    }

    @POST
    @Path("{id}/fail")
    @Operation(summary = "Note that an authorised payment came to nothing")
    public RestResponse<PaymentView> fail(@RestPath String id, @BeanParam ChangeHeaders headers) {
        return counter.change(id, headers, null, payment -> settlement.fail(payment));
    }

    @POST
    @Path("{id}/refund")
    @Operation(summary = "Give the money back, and refund the order")
    public RestResponse<PaymentView> refund(@RestPath String id, @BeanParam ChangeHeaders headers) {
        return counter.change(
                id,
                headers,
                null,
                payment -> {
                    fulfilment.refund(OrderBook.lockPaidBy(payment.id).id);
                    // Past the entity, which must be read again.
                    Panache.getEntityManager().refresh(payment);
                });
    }
}
