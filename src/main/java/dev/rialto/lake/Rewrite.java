package dev.rialto.lake;

import java.util.List;

/**
 * A step of copy on write: these files make way for new ones, which hold what is left of their rows
 * and the new rows.
 *
 * @param files of this partition, neighbours by key; may be none
 * @param rows changed rows that now belong there; may be none
 */
record Rewrite(String partition, List<DataFile> files, List<Row> rows) {}
