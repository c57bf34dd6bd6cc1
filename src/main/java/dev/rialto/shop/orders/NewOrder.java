package dev.rialto.shop.orders;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The request to order what is in a cart. */
@RegisterForReflection
record NewOrder(@NotNull @Positive @Schema(examples = "1") Long cartId) {}
