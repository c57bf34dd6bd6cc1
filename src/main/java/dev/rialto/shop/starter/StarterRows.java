package dev.rialto.shop.starter;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Makes up the rows of a shop that opens; pure, and the same for the same amounts. */
final class StarterRows {

    private static final Duration LONGEST_KNOWN = Duration.ofDays(730);
    private static final int MOST_STOCK = 500;

    private final Amounts amounts;
    private final Words words;
    private final RandomGenerator random;
    private final Instant now;

    /**
     * @param now when the shop opens
     */
    StarterRows(Amounts amounts, Instant now) {
        this.amounts = amounts;
        this.now = now;
        this.words = new Words(amounts.seed());
        this.random = new SplittableRandom(amounts.seed());
    }

    List<Row.Category> categories() {
        return IntStream.range(0, amounts.categories())
                .mapToObj(Shelf::of)
                .map(shelf -> new Row.Category(shelf.name(), shelf.description(), now))
                .toList();
    }

    List<Row.Product> products() {
        return IntStream.range(0, amounts.products()).mapToObj(this::product).toList();
    }

    /** The customers, known for up to two years. */
    List<Row.Customer> customers() {
        return IntStream.range(0, amounts.customers()).mapToObj(this::customer).toList();
    }

    private Row.Product product(int number) {
        Shelf shelf = Shelf.of(number % amounts.categories());
        String thing = shelf.thing(random);
        String material = words.material();
        return new Row.Product(
                "%s-%05d".formatted(thing.substring(0, 3).toUpperCase(Locale.ROOT), number + 1),
                "%s %s %s".formatted(words.quality(), material, thing),
                "%s, made of %s".formatted(thing, material.toLowerCase(Locale.ROOT)),
                shelf.price(random),
                random.nextInt(MOST_STOCK / 5, MOST_STOCK),
                shelf.name(),
                now);
    }

    private Row.Customer customer(int number) {
        String first = words.firstName();
        String last = words.lastName();
        // The number makes the address unique, the domain belongs to nobody.
        String email =
                "%s.%s.%d@example.com"
                        .formatted(first, last, number + 1)
                        .replaceAll("[^\\w.@]", "");
        return new Row.Customer(
                first,
                last,
                email.toLowerCase(Locale.ROOT),
                words.address(),
                words.phoneNumber(),
                now.minusSeconds(random.nextLong(LONGEST_KNOWN.toSeconds())));
    }
}
