package dev.rialto.simulator;

import dev.rialto.shop.Refusal;
import dev.rialto.shop.RefusedException;
import dev.rialto.shop.orders.Order;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** One guest's visit: does in the shop what the shopper decides. */
final class Session {

    private static final int RESTOCK = 500;

    private final Guest guest;
    private final Assortment assortment;
    private final ShopDoor shop;
    private final ActionMeter meter;
    private final Consumer<Order> ordered;
    private Long cart;

    /**
     * @param ordered is told of each order that is placed
     */
    Session(
            Guest guest,
            Assortment assortment,
            ShopDoor shop,
            ActionMeter meter,
            Consumer<Order> ordered) {
        this.guest = guest;
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
            action = guest.shopper().next();
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
        }
    }

    private void perform(Action action) {
        switch (action) {
            case Action.View(int product) -> await(shop.catalog.look(product(product)));
            case Action.AddToCart(int product, int quantity) ->
                    shop.carts.add(cart(), product(product), quantity);
            case Action.AddToWishlist(int product) ->
                    shop.wishlists.add(guest.customer(), product(product));
            case Action.RemoveFromCart(int product) -> shop.carts.remove(cart(), product(product));
            case Action.PlaceOrder() -> placeOrder();
            case Action.BrowseCategory(int category) ->
                    await(shop.catalog.browse(assortment.categories().get(category)));
            case Action.Leave() -> leave();
        }
    }

    private static void await(CompletionStage<?> sight) {
        try {
            sight.toCompletableFuture().join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RefusedException refused) {
                throw refused;
            }
            throw e;
        }
    }

    private void placeOrder() {
        Order order = restocking(cart());
        cart = null;
        ordered.accept(order);
    }

    /** Short stock is filled up, so that what is ordered does not depend on who came first. */
    private Order restocking(long cart) {
        while (true) {
            try {
                return guest.label() == null ? shop.checkout.placeOrder(cart) : labelled(cart);
            } catch (RefusedException e) {
                if (e.refusal() instanceof Refusal.OutOfStock(long product, int wanted, int there)
                        && there + RESTOCK >= wanted) {
                    shop.catalog.restock(product, RESTOCK);
                } else {
                    throw e;
                }
            }
        }
    }

    private Order labelled(long cart) {
        return QuarkusTransaction.requiringNew()
                .call(
                        () -> {
                            Order order = shop.checkout.placeOrder(cart);
                            shop.backOffice.labelOrder(guest.label(), order.orderId());
                            return order;
                        });
    }

    private void leave() {
        if (cart != null) {
            shop.carts.abandon(cart);
        }
    }

    private long cart() {
        if (cart == null) {
            cart = shop.carts.open(guest.customer()).cartId();
        }
        return cart;
    }

    private long product(int number) {
        return assortment.products().get(number);
    }
}
