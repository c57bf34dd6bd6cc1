package dev.rialto.analytics;

/**
 * A row's last known version and its new one.
 *
 * @param before null where the row was not known
 * @param after null where the row is gone
 */
public record RowChange<R>(R before, R after) {}
