/**
 * The child JVM of the {@code embedded} role: PostgreSQL, Kafka and S3 with a class path of their
 * own, because their jars quarrel with the application's. Nothing of the application is seen here,
 * and the application never loads a class of this package; the two speak through arguments,
 * standard output (one line per server) and standard input (its end is the order to stop).
 */
package dev.rialto.embedded.server;
