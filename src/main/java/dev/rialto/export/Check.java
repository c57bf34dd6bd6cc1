package dev.rialto.export;

import java.math.BigDecimal;

/** Something that must be true of every row of a table; absent values pass all but NotNull. */
public sealed interface Check {

    /** The table that it is about. */
    String table();

    /** The column that it is about. */
    String column();

    /** At least so much. */
    record Min(String table, String column, BigDecimal bound) implements Check {}

    /** At most so much. */
    record Max(String table, String column, BigDecimal bound) implements Check {}

    /** Never absent. */
    record NotNull(String table, String column) implements Check {}

    /** In sum the source's, to the last digit. */
    record Sum(String table, String column) implements Check {}

    /** No two the same. */
    record Unique(String table, String column) implements Check {}

    /** A key of another table. */
    record References(String table, String column, String other) implements Check {}

    /** What it asks of its column, in the words in which it is declared. */
    default String rule() {
        return switch (this) {
            case Min(_, _, BigDecimal bound) -> "min " + bound.toPlainString();
            case Max(_, _, BigDecimal bound) -> "max " + bound.toPlainString();
            case NotNull _ -> "not-null";
            case Sum _ -> "sum";
            case Unique _ -> "unique";
            case References(_, _, String other) -> "references " + other;
        };
    }

    /**
     * Reads {@code table.column min 1}, {@code … max 9.99}, {@code … not-null}, {@code … sum},
     * {@code … unique} or {@code … references other}.
     *
     * @throws IllegalArgumentException where it is none of them
     */
    static Check parse(String text) {
        String[] words = text.strip().split("\\s+", -1);
        String[] subject = words[0].split("\\.", -1);
        if (subject.length != 2 || words.length < 2) {
            throw unknown(text);
        }
        String table = subject[0];
        String column = subject[1];
        try {
            return switch (words[1] + "/" + words.length) {
                case "min/3" -> new Min(table, column, new BigDecimal(words[2]));
                case "max/3" -> new Max(table, column, new BigDecimal(words[2]));
                case "not-null/2" -> new NotNull(table, column);
                case "sum/2" -> new Sum(table, column);
                case "unique/2" -> new Unique(table, column);
                case "references/3" -> new References(table, column, words[2]);
                default -> throw unknown(text);
            };
        } catch (NumberFormatException e) {
            throw unknown(text);
        }
    }

    private static IllegalArgumentException unknown(String text) {
        return new IllegalArgumentException(
                ("rialto.export.checks: '%s' is not <table>.<column> and one of min N, max N,"
                                + " not-null, sum, unique, references TABLE")
                        .formatted(text));
    }
}
