package dev.rialto.shop.starter;

import java.util.Locale;
import java.util.Random;
import net.datafaker.Faker;

/**
 * Plausible words out of Datafaker's lists. Only keys that are plain lists are asked for: they need
 * none of its expressions, which are slow at first and find their methods by reflection.
 */
final class Words {

    private final Faker faker;

    Words(long seed) {
        this.faker = new Faker(Locale.ENGLISH, new Random(seed));
    }

    String firstName() {
        return word(
                faker.random().nextBoolean() ? "name.female_first_name" : "name.male_first_name");
    }

    String lastName() {
        return word("name.last_name");
    }

    String quality() {
        return word("commerce.product_name.adjective");
    }

    String material() {
        return word("commerce.product_name.material");
    }

    /** A street with its number, and a town. */
    String address() {
        return "%d %s %s, %s%s"
                .formatted(
                        faker.random().nextInt(1, 200),
                        lastName(),
                        word("address.street_suffix"),
                        lastName(),
                        word("address.city_suffix"));
    }

    /** Out of the range that is kept free for fiction. */
    String phoneNumber() {
        return "+1 %d 555 01%02d"
                .formatted(faker.random().nextInt(200, 989), faker.random().nextInt(0, 99));
    }

    private String word(String key) {
        return faker.resolve(key);
    }
}
