package dev.rialto.simulator;

import dev.rialto.shop.Refusal;
import dev.rialto.shop.RefusedException;
import java.time.Duration;
import java.util.function.LongConsumer;
import java.util.function.Supplier;

/** One shopper's visit: does in the shop what the shopper decides. */
final class Session {

    private static final int RESTOCK = 500;

    private final Shopper shopper;
    private final long customer;
    private final Assortment assortment;
    private final ShopDoor shop;
    private final ActionMeter meter;
    private final LongConsumer ordered;
    private Long cart;

    /**
     * @param ordered is told the id of each order that is placed
     */
    Session(
            Shopper shopper,
            long customer,
            Assortment assortment,
            ShopDoor shop,
            ActionMeter meter,
            LongConsumer ordered) {
        this.shopper = shopper;
        this.customer = customer;
        this.assortment = assortment;
        this.shop = shop;
        this.meter = meter;
        this.ordered = ordered;
    }

    /** Runs until the shopper leaves or the gate sends everyone home. */
    void run(Gate gate, Supplier<Duration> thinkTime) {
        Action action;
        do {
            if (!gate.passAfter(thinkTime.get())) {
                return;
            }
            action = shopper.next();
            attempt(action);
        } while (!(action instanceof Action.Leave));
    }

    /** A refusal is part of a shopper's day; the next action may fare better. */
    private void attempt(Action action) {
        try {
            perform(action);
            meter.done(action);
        } catch (RefusedException e) {
            meter.refused(action);
            if (e.refusal() instanceof Refusal.OutOfStock(long product, _, _)) {
                shop.catalog.restock(product, RESTOCK);
            }
        }
    }

    private void perform(Action action) {
        switch (action) {
            case Action.View(int product) -> shop.catalog.view(product(product));
            case Action.AddToCart(int product, int quantity) ->
                    shop.carts.add(cart(), product(product), quantity);
            case Action.AddToWishlist(int product) ->
                    shop.wishlists.add(customer, product(product));
            case Action.RemoveFromCart(int product) -> shop.carts.remove(cart(), product(product));
            case Action.PlaceOrder() -> placeOrder();
            case Action.BrowseCategory(int category) ->
                    shop.catalog.browse(assortment.categories().get(category));
            case Action.Leave() -> leave();
        }
    }

    private void placeOrder() {
        long order = shop.checkout.placeOrder(cart()).id;
        cart = null;
        ordered.accept(order);
    }

    private void leave() {
        if (cart != null) {
            shop.carts.abandon(cart);
        }
    }

    private long cart() {
        if (cart == null) {
            cart = shop.carts.open(customer).id;
        }
        return cart;
    }

    private long product(int number) {
        return assortment.products().get(number);
    }
}
