package dev.rialto.shop.carts;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;

/** The request to open a cart. */
@RegisterForReflection
record NewCart(@NotNull @Positive Long customerId) {}
