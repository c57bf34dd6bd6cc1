package dev.rialto.simulator;

import java.util.List;

/**
 * Which rows the shoppers' numbers mean.
 *
 * @param customers ids, as the other two
 * @param products the most popular first
 */
record Assortment(List<Long> customers, List<Long> products, List<Long> categories) {

    static Assortment of(ShopDoor shop) {
        return new Assortment(
                shop.customers.ids(), shop.catalog.productIds(), shop.catalog.categoryIds());
    }

    /** Whether there is nobody to shop or nothing to buy. */
    boolean isEmpty() {
        return customers.isEmpty() || products.isEmpty() || categories.isEmpty();
    }
}
