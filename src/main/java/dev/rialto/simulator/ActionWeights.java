package dev.rialto.simulator;

/** How often shoppers do what, in relation to each other. */
record ActionWeights(
        int view, int addToCart, int wishlist, int removeFromCart, int placeOrder, int browse) {

    /** What shoppers do where nothing else is said. */
    static final ActionWeights USUAL = new ActionWeights(40, 20, 15, 10, 10, 5);

    ActionWeights {
        if (addToCart + view + wishlist + browse < 1) {
            throw new IllegalArgumentException(
                    "rialto.simulator.weights: a shopper with an empty cart must have something to"
                            + " do: one of view, add-to-cart, wishlist, browse-category above 0");
        }
    }

    static ActionWeights of(SimulatorConfig.Weights config) {
        return new ActionWeights(
                config.view(),
                config.addToCart(),
                config.wishlist(),
                config.removeFromCart(),
                config.placeOrder(),
                config.browseCategory());
    }

    int sum() {
        return view + addToCart + wishlist + removeFromCart + placeOrder + browse;
    }
}
