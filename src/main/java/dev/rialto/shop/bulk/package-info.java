/**
 * Great changes to the shop's tables past its use cases: whole tables emptied, millions of rows
 * brought in by PostgreSQL's {@code COPY}, all of it or nothing.
 */
package dev.rialto.shop.bulk;
