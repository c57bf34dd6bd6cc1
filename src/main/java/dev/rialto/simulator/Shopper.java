package dev.rialto.simulator;

import dev.rialto.simulator.Action.AddToCart;
import dev.rialto.simulator.Action.AddToWishlist;
import dev.rialto.simulator.Action.BrowseCategory;
import dev.rialto.simulator.Action.Leave;
import dev.rialto.simulator.Action.PlaceOrder;
import dev.rialto.simulator.Action.RemoveFromCart;
import dev.rialto.simulator.Action.View;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.random.RandomGenerator;

/**
 * Decides what one shopper does next; knows no shop and no clock. The same random numbers make the
 * same shopper.
 *
 * <p>An action is drawn by its weight. With nothing in the cart, removing and ordering are drawn
 * again, and so is ordering after two orders.
 */
abstract sealed class Shopper {

    private static final int FEWEST_ACTIONS = 5;
    private static final int MOST_ACTIONS = 35;

    /** More on a visit, and an honest customer's visits might look like a burst. */
    private static final int MOST_ORDERS = 2;

    private static final int FEWEST_ORDERS_OF_BURST = 6;
    private static final int MOST_ORDERS_OF_BURST = 9;

    /** What the shopper does next; after the last action, leaves. */
    abstract Action next();

    /** How many actions are left, leaving aside. */
    abstract int left();

    /** One who strolls and now and then buys. */
    static Shopper strolling(
            RandomGenerator random, Zipf products, int categories, ActionWeights weights) {
        return new Strolling(random, products, categories, weights);
    }

    /** One who places order after order: 6 to 9 and nothing else. */
    static Shopper bursting(RandomGenerator random, Zipf products) {
        List<Action> script = new ArrayList<>();
        int orders = random.nextInt(FEWEST_ORDERS_OF_BURST, MOST_ORDERS_OF_BURST + 1);
        for (int order = 0; order < orders; order++) {
            script.add(new AddToCart(products.draw(random), 1 + random.nextInt(3)));
            script.add(new PlaceOrder());
        }
        return following(script);
    }

    /** One who knows from the beginning what to do. */
    static Shopper following(List<Action> script) {
        return new Following(script);
    }

    private static final class Following extends Shopper {

        private final Queue<Action> script;

        Following(List<Action> script) {
            this.script = new ArrayDeque<>(script);
        }

        @Override
        Action next() {
            return script.isEmpty() ? new Leave() : script.remove();
        }

        @Override
        int left() {
            return script.size();
        }
    }

    private static final class Strolling extends Shopper {

        private final RandomGenerator random;
        private final Zipf products;
        private final int categories;
        private final ActionWeights weights;
        private final List<Integer> cart = new ArrayList<>();
        private int orders;
        private int left;

        Strolling(RandomGenerator random, Zipf products, int categories, ActionWeights weights) {
            this.random = random;
            this.products = products;
            this.categories = categories;
            this.weights = weights;
            this.left = random.nextInt(FEWEST_ACTIONS, MOST_ACTIONS + 1);
        }

        @Override
        int left() {
            return left;
        }

        @Override
        Action next() {
            if (left == 0) {
                return new Leave();
            }
            left--;
            Action drawn = draw();
            while (drawn == null) {
                drawn = draw();
            }
            return drawn;
        }

        /** Returns null where what was drawn is not possible now. */
        private Action draw() {
            int drawn = random.nextInt(weights.sum());
            if ((drawn -= weights.view()) < 0) {
                return new View(products.draw(random));
            } else if ((drawn -= weights.addToCart()) < 0) {
                return addToCart();
            } else if ((drawn -= weights.wishlist()) < 0) {
                return new AddToWishlist(products.draw(random));
            } else if ((drawn -= weights.browse()) < 0) {
                return new BrowseCategory(random.nextInt(categories));
            } else if (cart.isEmpty()) {
                return null;
            } else if (drawn < weights.removeFromCart()) {
                return removeFromCart();
            }
            return orders < MOST_ORDERS ? placeOrder() : null;
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
            orders++;
            cart.clear();
            return new PlaceOrder();
        }
    }
}
