package dev.rialto.audit;

import dev.rialto.lake.LakeConfig;
import dev.rialto.lake.LakeReader;
import dev.rialto.lake.S3Config;
import java.util.Map;
import java.util.stream.Stream;

/** A table as the newest version of its Delta table has it. */
record LakeTable(S3Config s3, LakeConfig lake, Table table) {

    /**
     * Reads every row.
     *
     * @param expected the table's rows; those that the lake has, too, are taken from it, so that a
     *     key that is there twice is found and nothing more need be remembered
     */
    Comparison compare(Hashes expected) {
        RowDifferences differences = new RowDifferences();
        long rows = expected.size();
        long[] found = {0};
        try (LakeReader reader = LakeReader.open(s3, lake, table.name());
                Stream<Map<String, Object>> all = reader.rows()) {
            all.forEach(
                    row -> {
                        long key = ((Number) row.get(table.key())).longValue();
                        found[0]++;
                        differences.compare(key, expected.put(key, Hashes.NONE), hash(row));
                    });
        }
        expected.forEach((key, _) -> differences.add(key, "is missing"));
        return differences.of("lake", table.name(), rows, found[0]);
    }

    private long hash(Map<String, Object> row) {
        return table.hash(column -> column.of(row.get(column.name())));
    }
}
