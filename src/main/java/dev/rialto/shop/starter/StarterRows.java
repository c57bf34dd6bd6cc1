package dev.rialto.shop.starter;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * Makes up the rows of a shop, one at a time; pure, and the same for the same amounts and bases.
 */
final class StarterRows {

    private static final Duration LONGEST_KNOWN = Duration.ofDays(730);
    private static final int MOST_STOCK = 500;

    private final Bases bases;
    private final List<Shelf> shelves;
    private final RandomGenerator goods;
    private final RandomGenerator ages;
    private final Words words;
    private final People people;
    private final Instant now;

    /**
     * What is there already.
     *
     * @param categoryNames that are taken
     * @param category last key of a category
     * @param product at least the highest mark of a product, as {@code customer} of a customer
     */
    record Bases(Set<String> categoryNames, long category, long product, long customer) {

        static final Bases EMPTY = new Bases(Set.of(), 0, 0, 0);
    }

    /**
     * @param now when the rows come to be
     */
    StarterRows(Amounts amounts, Bases bases, Instant now) {
        this.bases = bases;
        this.now = now;
        // A second helping of the same seed is other goods and other people.
        long seed = amounts.seed() * 31 + bases.product + bases.customer;
        this.goods = new SplittableRandom(seed);
        this.ages = new SplittableRandom(seed + 1);
        this.words = new Words(new SplittableRandom(seed + 2));
        this.people = new People(new SplittableRandom(seed + 3));
        this.shelves =
                Stream.iterate(0, number -> number + 1)
                        .map(Shelves::of)
                        .filter(shelf -> !bases.categoryNames.contains(shelf.name()))
                        .limit(amounts.categories())
                        .toList();
    }

    /** A category by its number among the new ones, from 0. */
    Row.Category category(int number) {
        Shelf shelf = shelves.get(number);
        return new Row.Category(shelf.name(), shelf.description(), now);
    }

    /** The next product; the new categories get them in turn. */
    Row.Product product(int number) {
        int place = number % shelves.size();
        Shelf shelf = shelves.get(place);
        Thing thing = Words.any(shelf.things(), goods);
        String kind = Words.any(thing.kinds(), goods);
        String maker = shelf.written() ? words.fullName() : words.lastName();
        return new Row.Product(
                thing.name().substring(0, 3).toUpperCase(Locale.ROOT)
                        + "-"
                        + mark(bases.product, number),
                shelf.title(maker, kind, thing),
                "%s %s %s, in %s."
                        .formatted(
                                kind,
                                thing.name().toLowerCase(Locale.ROOT),
                                Words.any(thing.details(), goods),
                                Words.any(shelf.finishes(), goods)),
                thing.price(goods),
                goods.nextInt(MOST_STOCK / 5, MOST_STOCK),
                place,
                bases.category + place + 1,
                now);
    }

    /** The next customer, known for up to two years. */
    Row.Customer customer(int number) {
        return new Row.Customer(
                people.somebody(String.valueOf(bases.customer + number + 1)),
                now.minusSeconds(ages.nextLong(LONGEST_KNOWN.toSeconds())));
    }

    /** Above every mark that was given before, since keys only grow. */
    private static String mark(long base, int number) {
        String mark = String.valueOf(base + number + 1);
        return "0".repeat(Math.max(0, 5 - mark.length())) + mark;
    }
}
