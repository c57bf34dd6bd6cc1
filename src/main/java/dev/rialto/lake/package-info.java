/**
 * The lake: change topics become Delta tables on S3, each change exactly once.
 *
 * <p>A table's log is the only truth about what it contains. Each version adds and removes data
 * files and, in the same conditional PUT, says up to which offset of each topic partition the table
 * now holds the changes ({@code txn} actions). A process that takes a partition over reads on from
 * there; one that lost it finds that the log has moved on and forgets its batch. Changes are merged
 * by key, copy on write. {@link dev.rialto.lake.LakeRole} is the door for writing, {@link
 * dev.rialto.lake.LakeReader} for reading.
 */
package dev.rialto.lake;
