package dev.rialto.lake;

import java.util.List;

/**
 * A row of a lake table.
 *
 * @param partition where it belongs; empty in a table without partitions
 * @param values in the order of the table's columns; a value may be null
 */
record Row(long key, String partition, List<Object> values) {}
