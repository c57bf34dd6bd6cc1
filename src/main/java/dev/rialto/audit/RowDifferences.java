package dev.rialto.audit;

import java.util.TreeMap;
import java.util.stream.Collectors;

/** Rows of which a stage says something else than the table: how many, and the first few. */
final class RowDifferences {

    private static final int NAMED = 5;

    private final TreeMap<Long, String> first = new TreeMap<>();
    private long count;

    /** Holds what a stage has of every row against the table. */
    static RowDifferences between(Hashes expected, Hashes found) {
        RowDifferences differences = new RowDifferences();
        expected.forEach((key, hash) -> differences.compare(key, hash, found.get(key)));
        found.forEach((key, hash) -> differences.compareExtra(key, expected.get(key)));
        return differences;
    }

    void compare(long key, long expected, long found) {
        if (found == Hashes.NONE) {
            add(key, "is missing");
        } else if (expected == Hashes.NONE) {
            add(key, "is too many");
        } else if (expected != found) {
            add(key, "is unlike");
        }
    }

    void add(long key, String what) {
        count++;
        first.merge(key, what, (former, latest) -> former);
        if (first.size() > NAMED) {
            first.pollLastEntry();
        }
    }

    Comparison of(String stage, String subject, long expected, long found) {
        return new Comparison(stage, subject, expected, found, count, examples());
    }

    private void compareExtra(long key, long expected) {
        if (expected == Hashes.NONE) {
            add(key, "is too many");
        }
    }

    private String examples() {
        return first.entrySet().stream()
                .map(row -> "key " + row.getKey() + " " + row.getValue())
                .collect(Collectors.joining(", "));
    }
}
