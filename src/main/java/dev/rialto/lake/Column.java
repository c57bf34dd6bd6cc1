package dev.rialto.lake;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A column of a lake table.
 *
 * @param nullable whether a row may lack a value
 */
public record Column(String name, Type type, boolean nullable) {

    /** What a column's values are. */
    public sealed interface Type {

        /**
         * The type of a name that {@link #toString} gives.
         *
         * @throws IllegalArgumentException where the lake has no such type
         */
        static Type named(String name) {
            Matcher decimal = Decimal.NAME.matcher(name);
            if (decimal.matches()) {
                return new Decimal(
                        Integer.parseInt(decimal.group(1)), Integer.parseInt(decimal.group(2)));
            }
            for (Plain plain : Plain.values()) {
                if (plain.name.equals(name)) {
                    return plain;
                }
            }
            throw new IllegalArgumentException("the lake has no type " + name);
        }

        /** Whether sums of its values are exact. */
        default boolean isExact() {
            return switch (this) {
                case Plain.INTEGER, Plain.LONG -> true;
                case Plain _ -> false;
                case Decimal _ -> true;
            };
        }
    }

    /** Types without parameters; as texts they are Delta's names. */
    public enum Plain implements Type {
        /** Java's Integer. */
        INTEGER("integer"),
        /** Java's Long. */
        LONG("long"),
        /** Java's String, of any length. */
        STRING("string"),
        /** Java's Boolean. */
        BOOLEAN("boolean"),
        /** Java's LocalDate. */
        DATE("date"),
        /** Java's Instant, in microseconds. */
        TIMESTAMP("timestamp_ntz"),
        /** Java's Double. */
        DOUBLE("double"),
        /** Java's Float. */
        FLOAT("float"),
        /** Java's ByteBuffer, to be read only. */
        BINARY("binary");

        private final String name;

        Plain(String name) {
            this.name = name;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /**
     * Exact numbers: Java's BigDecimal of this scale.
     *
     * @param precision all digits, 1 to 38
     * @param scale those behind the point, 0 to precision
     */
    public record Decimal(int precision, int scale) implements Type {

        /** The most digits that Delta knows. */
        static final int WIDEST = 38;

        private static final Pattern NAME = Pattern.compile("decimal\\((\\d+),(\\d+)\\)");

        /** Refuses what Delta has not. */
        public Decimal {
            if (precision < 1 || precision > WIDEST || scale < 0 || scale > precision) {
                throw new IllegalArgumentException(
                        "no decimal of %d digits, %d behind the point".formatted(precision, scale));
            }
        }

        @Override
        public String toString() {
            return "decimal(" + precision + "," + scale + ")";
        }
    }

    static Column of(String name, Type type) {
        return new Column(name, type, false);
    }

    Column orNull() {
        return new Column(name, type, true);
    }
}
