package dev.rialto.shop.orders;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;

/** The request to order what is in a cart. */
@RegisterForReflection
record NewOrder(@NotNull @Positive Long cartId) {}
