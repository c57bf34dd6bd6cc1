package dev.rialto.shop.carts;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;

/** A cart with what is in it, as REST shows one. */
@RegisterForReflection
record CartDetail(
        long cartId,
        long customerId,
        CartStatus status,
        Instant createdAt,
        Instant updatedAt,
        List<CartItem> items) {

    static CartDetail of(Cart cart, List<CartItem> items) {
        return new CartDetail(
                cart.cartId(),
                cart.customerId(),
                cart.status(),
                cart.createdAt(),
                cart.updatedAt(),
                items);
    }
}
