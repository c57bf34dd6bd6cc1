/**
 * Change data capture: PostgreSQL's write-ahead log becomes change topics, each committed row
 * change once.
 *
 * <p>Debezium's connector task decodes the log; this package drives it. Records and the source
 * position of the last of them are written in one Kafka transaction, so they stand or fall
 * together. A restart goes on from the position that Kafka committed, by {@link
 * dev.rialto.cdc.Position a bookkeeping of our own}: Debezium's own restart position loses rows
 * when a transaction was half published.
 */
package dev.rialto.cdc;
