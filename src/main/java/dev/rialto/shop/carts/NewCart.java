package dev.rialto.shop.carts;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The request to open a cart. */
@RegisterForReflection
record NewCart(@NotNull @Positive @Schema(examples = "1") Long customerId) {}
