package dev.rialto.audit;

import dev.rialto.audit.Table.Digest;
import dev.rialto.lake.LakeConfig;
import dev.rialto.lake.LakeReader;
import dev.rialto.lake.S3Config;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** A table as the newest version of its Delta table has it. */
record LakeTable(S3Config s3, LakeConfig lake, Table table) {

    Comparison compare(Map<Long, Digest> expected) {
        Map<Long, Digest> rows = new HashMap<>();
        try (LakeReader reader = LakeReader.open(s3, lake, table.name());
                Stream<Map<String, Object>> all = reader.rows()) {
            all.forEach(row -> rows.put((Long) row.get(table.key()), digest(row)));
        }
        return Differences.of("lake", table.name(), expected, rows);
    }

    private Digest digest(Map<String, Object> row) {
        return table.digest(column -> column.of(row.get(column.name())));
    }
}
