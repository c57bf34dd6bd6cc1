package dev.rialto.shop.starter;

import java.util.List;

/**
 * A category with what typically stands in it.
 *
 * @param written whether its products are known by who wrote them, not by who made them
 * @param finishes what its products come in
 * @param things what its products are
 */
record Shelf(
        String name,
        String description,
        boolean written,
        List<String> finishes,
        List<Thing> things) {

    /** What a product is called. */
    String title(String maker, String kind, Thing thing) {
        String what = kind + " " + thing.name();
        return written ? what + " by " + maker : maker + " " + what;
    }

    Shelf named(String other) {
        return new Shelf(other, description, written, finishes, things);
    }
}
