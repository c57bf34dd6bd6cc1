package dev.rialto.audit;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * One thing held against the shop's tables.
 *
 * @param stage {@code topic}, {@code statistics}, {@code alerts}, {@code lake}, or {@code
 *     recomputed}: the statistics held against the lake instead of the tables
 * @param subject the table, statistic or topic
 * @param expected how many rows, windows or alerts the shop's tables, or the lake, have
 * @param found how many the stage has
 * @param differences how many are missing, too many or unlike
 * @param example the first few keys, or a window or an alert, that differ, in words; empty where
 *     there is none
 */
@RegisterForReflection
public record Comparison(
        String stage, String subject, long expected, long found, long differences, String example) {

    /** Whether the stage says just what the tables say. */
    public boolean equal() {
        return differences == 0;
    }
}
