/**
 * Makes the lake's tables known to a Trino, once for each table: from then on it follows their
 * Delta logs by itself. Only who asks for it calls it; Trino is not needed to keep the lake.
 */
package dev.rialto.trino;
