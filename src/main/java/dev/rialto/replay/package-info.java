/**
 * Real orders out of a CSV file in the layout of the Online Retail data set: they become catalogue,
 * customers and orders with their original times. Works through {@code shop.bulk}.
 */
package dev.rialto.replay;
