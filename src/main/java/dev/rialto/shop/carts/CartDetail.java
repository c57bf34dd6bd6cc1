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
        List<Item> items) {

    /** A product in the cart. */
    @RegisterForReflection
    record Item(long cartItemId, long productId, int quantity, Instant addedAt) {

        static Item of(CartItem item) {
            return new Item(item.id, item.productId, item.quantity, item.addedAt);
        }
    }

    static CartDetail of(Cart cart, List<CartItem> items) {
        return new CartDetail(
                cart.id,
                cart.customerId,
                cart.status,
                cart.createdAt,
                cart.updatedAt,
                items.stream().map(Item::of).toList());
    }
}
