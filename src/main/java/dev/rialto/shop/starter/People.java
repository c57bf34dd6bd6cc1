package dev.rialto.shop.starter;

import dev.rialto.shop.customers.NewCustomer;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** Makes up customers; the same random numbers make the same people. */
public final class People {

    /** The domain belongs to nobody. */
    private static final String DOMAIN = "example.com";

    private final Words words;

    /** People of these random numbers. */
    public People(RandomGenerator random) {
        this.words = new Words(random);
    }

    /**
     * Somebody without a password.
     *
     * @param mark makes the e-mail address unique, such as {@code 17}
     */
    public NewCustomer somebody(String mark) {
        String first = words.firstName();
        String last = words.lastName();
        return new NewCustomer(
                first,
                last,
                letters(first) + "." + letters(last) + "." + mark + "@" + DOMAIN,
                words.address(),
                words.phoneNumber(),
                null);
    }

    private static String letters(String name) {
        StringBuilder kept = new StringBuilder(name.length());
        name.toLowerCase(Locale.ROOT)
                .chars()
                .filter(letter -> letter >= 'a' && letter <= 'z')
                .forEach(letter -> kept.append((char) letter));
        return kept.toString();
    }
}
