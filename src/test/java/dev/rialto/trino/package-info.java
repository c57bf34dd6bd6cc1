/** What Trino says of the lake; only with {@code ./rialto test --with-trino}. */
package dev.rialto.trino;
