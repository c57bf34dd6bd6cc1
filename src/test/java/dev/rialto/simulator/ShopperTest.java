package dev.rialto.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ShopperTest {

    private static final Zipf PRODUCTS = new Zipf(200);
    private static final int CATEGORIES = 15;

    @Test
    void doesTheSameOfTheSameSeed() {
        assertThat(visit(strolling(42))).isEqualTo(visit(strolling(42)));
        assertThat(visit(strolling(42))).isNotEqualTo(visit(strolling(43)));
    }

    @Test
    void drawsActionsByTheirWeightsWhenAllArePossible() {
        Map<String, Integer> counts = new HashMap<>();
        int drawn = 0;
        for (long seed = 0; seed < 20_000; seed++) {
            Set<Integer> cart = new HashSet<>();
            int orders = 0;
            for (Action action : visit(strolling(seed))) {
                if (!cart.isEmpty() && orders < 2 && !(action instanceof Action.Leave)) {
                    counts.merge(action.word(), 1, Integer::sum);
                    drawn++;
                }
                orders += action instanceof Action.PlaceOrder ? 1 : 0;
                carry(cart, action);
            }
        }

        assertShare(counts, drawn, "view", 0.40);
        assertShare(counts, drawn, "add_to_cart", 0.20);
        assertShare(counts, drawn, "wishlist", 0.15);
        assertShare(counts, drawn, "remove_from_cart", 0.10);
        assertShare(counts, drawn, "place_order", 0.10);
        assertShare(counts, drawn, "browse_category", 0.05);
    }

    @Test
    void removesOnlyWhatIsInTheCartAndOrdersOnlySomething() {
        for (long seed = 0; seed < 1_000; seed++) {
            Set<Integer> cart = new HashSet<>();
            for (Action action : visit(strolling(seed))) {
                if (action instanceof Action.RemoveFromCart(int product)) {
                    assertThat(cart).contains(product);
                }
                if (action instanceof Action.PlaceOrder) {
                    assertThat(cart).isNotEmpty();
                }
                carry(cart, action);
            }
        }
    }

    @Test
    void ordersSixToNineTimesInABurst() {
        Set<Long> orders = new HashSet<>();
        LongStream.range(0, 1_000)
                .mapToObj(seed -> Shopper.bursting(new SplittableRandom(seed), PRODUCTS))
                .map(
                        shopper ->
                                visit(shopper).stream()
                                        .filter(Action.PlaceOrder.class::isInstance)
                                        .count())
                .forEach(orders::add);

        assertThat(orders).containsExactlyInAnyOrder(6L, 7L, 8L, 9L);
    }

    @Test
    void ordersTwiceAtMostWhenHonest() {
        ActionWeights greedy = new ActionWeights(1, 50, 0, 0, 50, 0);

        for (long seed = 0; seed < 1_000; seed++) {
            assertThat(visit(strolling(seed, greedy)))
                    .filteredOn(Action.PlaceOrder.class::isInstance)
                    .hasSizeLessThanOrEqualTo(2);
        }
    }

    @Test
    void refusesWeightsThatLeaveNothingToDo() {
        assertThatThrownBy(() -> new ActionWeights(0, 0, 0, 10, 10, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("rialto.simulator.weights");
    }

    @Test
    void leavesInTheEndAndForGood() {
        Shopper shopper = strolling(1);

        assertThat(visit(shopper)).hasSizeBetween(6, 36);
        assertThat(shopper.next()).isEqualTo(new Action.Leave());
    }

    private static void assertShare(
            Map<String, Integer> counts, int drawn, String action, double weight) {
        // 200,000 draws: five standard deviations are less than 0.006.
        assertThat((double) counts.get(action) / drawn).as(action).isCloseTo(weight, within(0.006));
    }

    private static void carry(Set<Integer> cart, Action action) {
        switch (action) {
            case Action.AddToCart(int product, _) -> cart.add(product);
            case Action.RemoveFromCart(int product) -> cart.remove(product);
            case Action.PlaceOrder _ -> cart.clear();
            case Action.View _,
                    Action.AddToWishlist _,
                    Action.BrowseCategory _,
                    Action.Leave _ -> {}
        }
    }

    private static Shopper strolling(long seed) {
        return strolling(seed, ActionWeights.USUAL);
    }

    private static Shopper strolling(long seed, ActionWeights weights) {
        return Shopper.strolling(new SplittableRandom(seed), PRODUCTS, CATEGORIES, weights);
    }

    private static List<Action> visit(Shopper shopper) {
        List<Action> actions = new ArrayList<>();
        do {
            actions.add(shopper.next());
        } while (!(actions.getLast() instanceof Action.Leave));
        return actions;
    }
}
