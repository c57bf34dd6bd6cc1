package dev.rialto.export;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/**
 * What became of one table.
 *
 * @param rows how many were written
 * @param deleted how many the lake had that the shop has no longer; only where increments are asked
 * @param bytes the size of the data files
 * @param version the table's new version; -1 where the former stays
 * @param failures why it stays
 * @param quarantine the folder in the bucket where the files are then; empty where there are none
 */
@RegisterForReflection
public record Outcome(
        String table,
        long rows,
        long deleted,
        long bytes,
        long version,
        List<String> failures,
        String quarantine) {

    static Outcome committed(String table, Copied copied, long deleted, long version) {
        return new Outcome(table, copied.rows(), deleted, copied.bytes(), version, List.of(), "");
    }

    static Outcome quarantined(
            String table, Copied copied, List<String> failures, String quarantine) {
        return new Outcome(table, copied.rows(), 0, copied.bytes(), -1, failures, quarantine);
    }

    static Outcome failed(String table, String why) {
        return new Outcome(table, 0, 0, 0, -1, List.of(why), "");
    }

    /** Whether the table was committed. */
    public boolean committed() {
        return failures.isEmpty();
    }

    /** In a word: {@code committed}, {@code quarantined} or {@code failed}. */
    String word() {
        return committed() ? "committed" : quarantine.isEmpty() ? "failed" : "quarantined";
    }
}
