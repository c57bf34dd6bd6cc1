package dev.rialto.audit;

import java.util.Map;
import java.util.Objects;

/** Holds what a stage has against what the tables say. */
final class Differences {

    private Differences() {}

    static <K, V> Comparison of(String stage, String subject, Map<K, V> expected, Map<K, V> found) {
        long differences = 0;
        String example = "";
        for (Map.Entry<K, V> entry : expected.entrySet()) {
            V there = found.get(entry.getKey());
            if (!Objects.equals(entry.getValue(), there)) {
                differences++;
                example =
                        there == null
                                ? entry.getKey() + " is missing"
                                : "%s: %s, not %s"
                                        .formatted(entry.getKey(), there, entry.getValue());
            }
        }
        for (K key : found.keySet()) {
            if (!expected.containsKey(key)) {
                differences++;
                example = key + " is too many";
            }
        }
        return new Comparison(stage, subject, expected.size(), found.size(), differences, example);
    }
}
