package dev.rialto.shop.starter;

/**
 * How much a shop starts with.
 *
 * @param seed the same seed makes the same rows in the same shop, apart from their times
 */
public record Amounts(int categories, int products, int customers, long seed) {

    /** What a shop starts with where nothing else is said. */
    public static final Amounts USUAL = new Amounts(15, 200, 100, 42);

    /** Refuses a shop that could not sell. */
    public Amounts {
        if (categories < 1 || products < 1 || customers < 1) {
            throw new IllegalArgumentException(
                    "a shop needs at least 1 category, product and customer, not: %d, %d, %d"
                            .formatted(categories, products, customers));
        }
    }
}
