/**
 * What is sold, by product and by category: from changes of order items, and of the catalogue's
 * names, to {@code statistics_top_product} and {@code statistics_category}.
 */
package dev.rialto.analytics.products;
