/**
 * The shop: system of record, and unaware of being watched. One package per thing that a shop deals
 * in, each with its rows, its use cases and its REST resources side by side; here is what they
 * share: pages of rows, refusals, and how an error is told over HTTP.
 *
 * <p>Rows refer to each other by plain ids, so that no package needs another's entity to be loaded
 * and nothing is fetched behind one's back.
 */
package dev.rialto.shop;
