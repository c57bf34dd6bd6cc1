package dev.rialto.shop.starter;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.random.RandomGenerator;
import net.datafaker.Faker;

/**
 * Plausible words out of Datafaker's lists. The lists are taken whole and drawn from here: asking
 * Datafaker for each word is many times slower, and its expressions find methods by reflection.
 */
final class Words {

    private static final List<String> FEMALE;
    private static final List<String> MALE;
    private static final List<String> LAST;
    private static final List<String> STREETS;
    private static final List<String> TOWNS;

    static {
        Faker faker = new Faker(Locale.ENGLISH, new Random(0));
        FEMALE = list(faker, "name.female_first_name");
        MALE = list(faker, "name.male_first_name");
        LAST = list(faker, "name.last_name");
        STREETS = list(faker, "address.street_suffix");
        TOWNS = list(faker, "address.city_suffix");
    }

    private final RandomGenerator random;

    Words(RandomGenerator random) {
        this.random = random;
    }

    String firstName() {
        return word(random.nextBoolean() ? FEMALE : MALE);
    }

    String lastName() {
        return word(LAST);
    }

    String fullName() {
        return firstName() + " " + lastName();
    }

    /** A street with its number, and a town. */
    String address() {
        return (1 + random.nextInt(199))
                + " "
                + lastName()
                + " "
                + word(STREETS)
                + ", "
                + lastName()
                + word(TOWNS);
    }

    /** Out of the range that is kept free for fiction. */
    String phoneNumber() {
        int line = random.nextInt(100);
        return "+1 " + random.nextInt(200, 990) + " 555 01" + (line < 10 ? "0" : "") + line;
    }

    private String word(List<String> words) {
        return any(words, random);
    }

    /** One of those, each as likely as another. */
    static <T> T any(List<T> all, RandomGenerator random) {
        return all.get(random.nextInt(all.size()));
    }

    private static List<String> list(Faker faker, String key) {
        List<String> words = faker.fakeValuesService().fetchObject(key, faker.getContext());
        if (words == null || words.isEmpty()) {
            throw new IllegalStateException("Datafaker has no list " + key);
        }
        return List.copyOf(words);
    }
}
