package dev.rialto.shop;

import dev.rialto.kernel.Moment;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One query parameter that narrows a list.
 *
 * @param parameter its name
 * @param condition in SQL, with a question mark for the value
 * @param text as it was given; null where it was not
 * @param value as the condition needs it; null where it was not given
 */
public record Filter(String parameter, String condition, String text, Object value) {

    /**
     * Rows that refer to an id, in the column of the parameter's name.
     *
     * @throws RefusedException where it is not a positive whole number
     */
    public static Filter id(String column, String text) {
        return equal(column, column, text, text == null ? null : Cursor.key(column, text));
    }

    /**
     * Rows whose column, of the parameter's name, has one of these words: constants in small
     * letters.
     *
     * @throws RefusedException where it is none of them
     */
    public static <T extends Enum<T>> Filter word(String column, String text, Class<T> type) {
        if (text != null && words(type).noneMatch(text::equals)) {
            throw refused(
                    column, "must be one of " + words(type).collect(Collectors.joining(", ")));
        }
        return equal(column, column, text, text);
    }

    /**
     * Rows that are, or are not.
     *
     * @throws RefusedException where it is neither {@code true} nor {@code false}
     */
    public static Filter flag(String parameter, String column, String text) {
        if (text != null && !text.equals("true") && !text.equals("false")) {
            throw refused(parameter, "must be true or false");
        }
        return equal(parameter, column, text, text == null ? null : Boolean.valueOf(text));
    }

    /** Rows with a text, letter by letter; refused where no database could hold it. */
    public static Filter text(String column, String text) {
        if (text != null && !TextCheck.isStorable(text)) {
            throw refused(column, "has characters that no text may have");
        }
        return equal(column, column, text, text);
    }

    /** Rows of this moment and later; refused where it is no {@link Moment}. */
    public static Filter from(String column, String text) {
        return new Filter("from", column + " >= ?", text, moment("from", text));
    }

    /** Rows before this moment; refused as {@link #from} is. */
    public static Filter to(String column, String text) {
        return new Filter("to", column + " < ?", text, moment("to", text));
    }

    private static Filter equal(String parameter, String column, String text, Object value) {
        return new Filter(parameter, column + " = ?", text, value);
    }

    private static Instant moment(String parameter, String text) {
        try {
            return text == null ? null : Moment.of(text);
        } catch (DateTimeException e) {
            throw refused(parameter, "must be a time such as 2026-01-31T12:00:00Z, or a date");
        }
    }

    private static Stream<String> words(Class<? extends Enum<?>> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> constant.name().toLowerCase(Locale.ROOT));
    }

    private static RefusedException refused(String parameter, String says) {
        return new RefusedException(new Refusal.Invalid(parameter, says));
    }
}
