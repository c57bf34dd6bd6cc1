/**
 * {@code rialto export}: the shop's tables into the lake at once, from one state of the database,
 * beside the change stream or without it. What is wrong is put aside rather than committed.
 */
package dev.rialto.export;
