package dev.rialto.shop;

import dev.rialto.kernel.Moment;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * One query parameter that narrows a list.
 *
 * @param parameter its name
 * @param condition on the entity {@code e}, with the parameter's value as {@code :parameter}
 * @param text as it was given; null where it was not
 * @param value as the condition needs it; null where it was not given
 */
public record Filter(String parameter, String condition, String text, Object value) {

    /**
     * Rows that refer to an id.
     *
     * @throws RefusedException where it is not a positive whole number
     */
    public static Filter id(String parameter, String attribute, String text) {
        Long id = text == null ? null : Cursor.key(parameter, text);
        return equal(parameter, attribute, text, id);
    }

    /**
     * Rows whose attribute is a constant, written in small letters.
     *
     * @throws RefusedException where it is none of the constants
     */
    public static <T extends Enum<T>> Filter word(
            String parameter, String attribute, String text, Class<T> type) {
        T word = text == null ? null : constant(parameter, text, type);
        return equal(parameter, attribute, text, word);
    }

    /**
     * Rows that are, or are not.
     *
     * @throws RefusedException where it is neither {@code true} nor {@code false}
     */
    public static Filter flag(String parameter, String attribute, String text) {
        if (text != null && !text.equals("true") && !text.equals("false")) {
            throw refused(parameter, "must be true or false");
        }
        return equal(parameter, attribute, text, text == null ? null : Boolean.valueOf(text));
    }

    /** Rows with a text, letter by letter; refused where no database could hold it. */
    public static Filter text(String parameter, String attribute, String text) {
        if (text != null && !TextCheck.isStorable(text)) {
            throw refused(parameter, "has characters that no text may have");
        }
        return equal(parameter, attribute, text, text);
    }

    /** Rows of this moment and later; refused where it is no {@link Moment}. */
    public static Filter from(String attribute, String text) {
        return new Filter("from", "e." + attribute + " >= :from", text, moment("from", text));
    }

    /** Rows before this moment; refused as {@link #from} is. */
    public static Filter to(String attribute, String text) {
        return new Filter("to", "e." + attribute + " < :to", text, moment("to", text));
    }

    private static Filter equal(String parameter, String attribute, String text, Object value) {
        return new Filter(parameter, "e." + attribute + " = :" + parameter, text, value);
    }

    private static Instant moment(String parameter, String text) {
        try {
            return text == null ? null : Moment.of(text);
        } catch (DateTimeException e) {
            throw refused(parameter, "must be a time such as 2026-01-31T12:00:00Z, or a date");
        }
    }

    private static <T extends Enum<T>> T constant(String parameter, String text, Class<T> type) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> word(constant).equals(text))
                .findFirst()
                .orElseThrow(() -> refused(parameter, "must be one of " + words(type)));
    }

    private static <T extends Enum<T>> String words(Class<T> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(Filter::word)
                .collect(Collectors.joining(", "));
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static RefusedException refused(String parameter, String says) {
        return new RefusedException(new Refusal.Invalid(parameter, says));
    }
}
