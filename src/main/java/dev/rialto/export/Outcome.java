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
 * @param quarantine the folder in the bucket where the files are then; empty otherwise
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

    /** Whether the table was committed. */
    public boolean committed() {
        return failures.isEmpty();
    }
}
