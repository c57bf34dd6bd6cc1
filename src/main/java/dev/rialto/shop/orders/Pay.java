package dev.rialto.shop.orders;

import dev.rialto.shop.payments.PaymentMethod;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The request to pay an order.
 *
 * @param accepted what whoever moves the money says; null where it is accepted
 */
@RegisterForReflection
record Pay(
        @NotNull @Schema(examples = "credit_card") PaymentMethod paymentMethod,
        @Schema(examples = "true") Boolean accepted) {

    boolean isAccepted() {
        return accepted == null || accepted;
    }
}
