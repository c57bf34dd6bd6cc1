/**
 * Fills a shop with categories, products and customers. Speaks JDBC, so that the command line can
 * use it without the application.
 */
package dev.rialto.shop.starter;
