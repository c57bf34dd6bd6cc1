package dev.rialto.shop.wishlists;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;

/** A wish as REST shows it. */
@RegisterForReflection
record WishlistView(long wishlistId, long customerId, long productId, Instant createdAt) {

    static WishlistView of(Wishlist wish) {
        return new WishlistView(wish.id, wish.customerId, wish.productId, wish.createdAt);
    }
}
