package dev.rialto.shop.orders;

import dev.rialto.shop.payments.PaymentMethod;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The request to reserve the money for an order. */
@RegisterForReflection
record Authorise(@NotNull @Schema(examples = "credit_card") PaymentMethod paymentMethod) {}
