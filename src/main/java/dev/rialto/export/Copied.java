package dev.rialto.export;

import dev.rialto.lake.ExportedFile;
import java.util.List;

/** The data files that a table's rows were copied to. */
record Copied(List<ExportedFile> files) {

    long rows() {
        return files.stream().mapToLong(ExportedFile::rows).sum();
    }

    /** The sum of a column, see {@link ExportedFile#sums}. */
    long sum(String column) {
        return files.stream().mapToLong(file -> file.sums().get(column)).sum();
    }

    long bytes() {
        return files.stream().mapToLong(ExportedFile::bytes).sum();
    }
}
