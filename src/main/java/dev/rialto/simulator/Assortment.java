package dev.rialto.simulator;

import java.util.List;

/**
 * Which rows the shoppers' numbers mean.
 *
 * @param customers ids, as the other two
 * @param products the most popular first
 * @param cheapest number of the cheapest product
 * @param popularity of the products; null where there is none
 */
record Assortment(
        List<Long> customers,
        List<Long> products,
        List<Long> categories,
        int cheapest,
        Zipf popularity) {

    static Assortment of(ShopDoor shop) {
        List<Long> products = shop.catalog.productIds();
        return new Assortment(
                shop.customers.ids(),
                products,
                shop.catalog.categoryIds(),
                Math.max(0, products.indexOf(shop.backOffice.cheapestProduct())),
                products.isEmpty() ? null : new Zipf(products.size()));
    }

    /** Whether there is nobody to shop or nothing to buy. */
    boolean isEmpty() {
        return customers.isEmpty() || products.isEmpty() || categories.isEmpty();
    }
}
