package dev.rialto.lake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;

/** A data file that rows of a binary COPY are gathered in. */
final class CopiedFile {

    private final LakeTable table;
    private final ColumnFile file;
    private final CopyColumn[] columns;
    private int rows;

    CopiedFile(LakeTable table) {
        this.table = table;
        this.file = new ColumnFile(table);
        this.columns = new CopyColumn[table.columns().size()];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = CopyColumn.of(table.columns().get(i).type(), i, file.columns().get(i));
        }
    }

    void add(CopyRow row) {
        try {
            for (CopyColumn column : columns) {
                column.take(row);
            }
            rows++;
        } catch (IOException e) {
            throw new UncheckedIOException("memory", e);
        }
    }

    int rows() {
        return rows;
    }

    /** About the memory that it takes. */
    long bytes() {
        return file.bytes();
    }

    ColumnFile.Written close() {
        return file.close(rows);
    }

    /** See {@link ExportedFile#sums}. */
    Map<String, Long> sums() {
        Map<String, Long> sums = new HashMap<>();
        for (int i = 0; i < columns.length; i++) {
            Column column = table.columns().get(i);
            if (column.type().isExact()) {
                sums.put(column.name(), columns[i].sum());
            }
        }
        return sums;
    }
}
