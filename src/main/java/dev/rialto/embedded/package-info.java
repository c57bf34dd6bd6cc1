/**
 * PostgreSQL, Kafka and S3 for a machine that has none: real servers in one child JVM, which starts
 * and ends with its parent and keeps its data in one folder. Knows the JDK only; what runs in the
 * child is in {@code server}, and is never loaded here.
 */
package dev.rialto.embedded;
