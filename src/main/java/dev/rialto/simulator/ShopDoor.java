package dev.rialto.simulator;

import dev.rialto.shop.carts.Carts;
import dev.rialto.shop.catalog.Catalog;
import dev.rialto.shop.customers.Customers;
import dev.rialto.shop.orders.Checkout;
import dev.rialto.shop.orders.Fulfilment;
import dev.rialto.shop.wishlists.Wishlists;
import jakarta.inject.Singleton;

/** The shop's use cases: all that shoppers and those who serve them need. */
@Singleton
public class ShopDoor {

    final Customers customers;
    final Catalog catalog;
    final Carts carts;
    final Wishlists wishlists;
    final Checkout checkout;
    final Fulfilment fulfilment;
    final BackOffice backOffice;

    ShopDoor(
            Customers customers,
            Catalog catalog,
            Carts carts,
            Wishlists wishlists,
            Checkout checkout,
            Fulfilment fulfilment,
            BackOffice backOffice) {
        this.customers = customers;
        this.catalog = catalog;
        this.carts = carts;
        this.wishlists = wishlists;
        this.checkout = checkout;
        this.fulfilment = fulfilment;
        this.backOffice = backOffice;
    }
}
