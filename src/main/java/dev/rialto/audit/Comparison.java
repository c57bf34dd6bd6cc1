package dev.rialto.audit;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * One thing held against the shop's tables.
 *
 * @param stage {@code topic}, {@code statistics} or {@code lake}
 * @param subject the table or statistic
 * @param expected how many rows or windows the shop's tables have
 * @param found how many the stage has
 * @param differences how many are missing, too many or unlike
 * @param example one of the differences in words; empty where there is none
 */
@RegisterForReflection
public record Comparison(
        String stage, String subject, long expected, long found, long differences, String example) {

    /** Whether the stage says just what the tables say. */
    public boolean equal() {
        return differences == 0;
    }
}
