package dev.rialto.shop;

import java.util.function.LongPredicate;

/**
 * Where a page of rows begins and how long it is.
 *
 * @param limit rows at most, 1 to {@value #MOST}
 * @param after the key before the page's first row; 0 begins at the beginning
 */
public record Cursor(int limit, long after) {

    /** The longest page. */
    public static final int MOST = 500;

    private static final int USUAL = 50;

    /**
     * Reads the query parameters {@code limit} and {@code after}; null is the default.
     *
     * @throws RefusedException naming the parameter that is not a number or out of bounds
     */
    public static Cursor parse(String limit, String after) {
        long rows = number("limit", limit, USUAL, n -> n >= 1 && n <= MOST, "1 to " + MOST);
        long key = number("after", after, 0, n -> n >= 0, "0 or more");
        return new Cursor((int) rows, key);
    }

    /**
     * Reads an id out of a path.
     *
     * @throws RefusedException where it is not a positive whole number
     */
    public static long id(String text) {
        return key("id", text);
    }

    /** Reads an id; refused as {@link #id} is, naming the field. */
    public static long key(String field, String text) {
        return number(field, text, 0, n -> n >= 1, "1 or more");
    }

    private static long number(
            String field, String text, long missing, LongPredicate good, String bounds) {
        if (text == null) {
            return missing;
        }
        try {
            long number = Long.parseLong(text);
            if (good.test(number)) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Told below, like a number out of bounds.
        }
        throw new RefusedException(
                new Refusal.Invalid(field, "must be a whole number, " + bounds + ", not: " + text));
    }
}
