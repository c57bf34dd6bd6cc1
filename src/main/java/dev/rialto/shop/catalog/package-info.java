/** What is on sale: categories, products and their stock. */
package dev.rialto.shop.catalog;
