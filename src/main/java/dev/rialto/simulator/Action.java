package dev.rialto.simulator;

/**
 * What a shopper does. Products and categories are numbers from 0 by popularity, the most popular
 * first; which rows they are is the crowd's business.
 */
sealed interface Action {

    record View(int product) implements Action {}

    record AddToCart(int product, int quantity) implements Action {}

    record AddToWishlist(int product) implements Action {}

    /** Takes out a product that is in the cart. */
    record RemoveFromCart(int product) implements Action {}

    /** Orders what is in the cart, which is something. */
    record PlaceOrder() implements Action {}

    record BrowseCategory(int category) implements Action {}

    /** Goes home, leaving behind what is in the cart; the last action. */
    record Leave() implements Action {}

    /** The action's name as meters have it. */
    default String word() {
        return switch (this) {
            case View _ -> "view";
            case AddToCart _ -> "add_to_cart";
            case AddToWishlist _ -> "wishlist";
            case RemoveFromCart _ -> "remove_from_cart";
            case PlaceOrder _ -> "place_order";
            case BrowseCategory _ -> "browse_category";
            case Leave _ -> "leave";
        };
    }
}
