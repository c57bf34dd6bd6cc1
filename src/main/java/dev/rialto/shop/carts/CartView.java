package dev.rialto.shop.carts;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;

/** A cart as REST lists it. */
@RegisterForReflection
record CartView(
        long cartId, long customerId, CartStatus status, Instant createdAt, Instant updatedAt) {

    static CartView of(Cart cart) {
        return new CartView(cart.id, cart.customerId, cart.status, cart.createdAt, cart.updatedAt);
    }
}
