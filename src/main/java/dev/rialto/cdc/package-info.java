/**
 * Change data capture: PostgreSQL's write-ahead log becomes change topics, each committed row
 * change once.
 *
 * <p>{@link dev.rialto.cdc.LogStream} reads the log, {@link dev.rialto.cdc.PgOutput} decodes it.
 * Events and the source position of the last of them are written in one Kafka transaction, so they
 * stand or fall together; a restart goes on from the {@link dev.rialto.cdc.Position} that Kafka
 * committed.
 */
package dev.rialto.cdc;
