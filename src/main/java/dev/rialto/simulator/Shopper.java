package dev.rialto.simulator;

import dev.rialto.simulator.Action.AddToCart;
import dev.rialto.simulator.Action.AddToWishlist;
import dev.rialto.simulator.Action.BrowseCategory;
import dev.rialto.simulator.Action.Leave;
import dev.rialto.simulator.Action.PlaceOrder;
import dev.rialto.simulator.Action.RemoveFromCart;
import dev.rialto.simulator.Action.View;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Decides what one shopper does next; knows no shop and no clock. The same random numbers make the
 * same shopper.
 *
 * <p>An action is drawn by weight: view 0.40, add to cart 0.20, wishlist 0.15, remove from cart
 * 0.10, place order 0.10, browse category 0.05. With nothing in the cart, removing and ordering are
 * drawn again.
 */
final class Shopper {

    private static final int FEWEST_ACTIONS = 5;
    private static final int MOST_ACTIONS = 35;
    private static final int FEWEST_ORDERS_OF_BURST = 6;
    private static final int MOST_ORDERS_OF_BURST = 9;

    private final RandomGenerator random;
    private final Zipf products;
    private final int categories;
    private final boolean bursting;
    private final List<Integer> cart = new ArrayList<>();
    private int left;

    private Shopper(RandomGenerator random, Zipf products, int categories, boolean bursting) {
        this.random = random;
        this.products = products;
        this.categories = categories;
        this.bursting = bursting;
        this.left =
                bursting
                        // Each order is two actions: something in the cart, and out with it.
                        ? 2 * random.nextInt(FEWEST_ORDERS_OF_BURST, MOST_ORDERS_OF_BURST + 1)
                        : random.nextInt(FEWEST_ACTIONS, MOST_ACTIONS + 1);
    }

    /** One who strolls and now and then buys. */
    static Shopper strolling(RandomGenerator random, Zipf products, int categories) {
        return new Shopper(random, products, categories, false);
    }

    /** One who places order after order: 6 to 9 and nothing else. */
    static Shopper bursting(RandomGenerator random, Zipf products, int categories) {
        return new Shopper(random, products, categories, true);
    }

    /** What the shopper does next; after the last action, leaves. */
    Action next() {
        if (left == 0) {
            return new Leave();
        }
        left--;
        return bursting ? order() : stroll();
    }

    private Action order() {
        return cart.isEmpty() ? addToCart() : placeOrder();
    }

    private Action stroll() {
        while (true) {
            int drawn = random.nextInt(100);
            if (drawn < 40) {
                return new View(products.draw(random));
            } else if (drawn < 60) {
                return addToCart();
            } else if (drawn < 75) {
                return new AddToWishlist(products.draw(random));
            } else if (drawn < 80) {
                return new BrowseCategory(random.nextInt(categories));
            } else if (!cart.isEmpty()) {
                return drawn < 90 ? removeFromCart() : placeOrder();
            }
        }
    }

    private Action addToCart() {
        int product = products.draw(random);
        if (!cart.contains(product)) {
            cart.add(product);
        }
        return new AddToCart(product, 1 + random.nextInt(3));
    }

    private Action removeFromCart() {
        return new RemoveFromCart(cart.remove(random.nextInt(cart.size())));
    }

    private Action placeOrder() {
        cart.clear();
        return new PlaceOrder();
    }
}
