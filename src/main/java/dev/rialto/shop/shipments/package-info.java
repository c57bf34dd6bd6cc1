/** What was sent. Shipments are made by an order's way, see {@code orders}. */
package dev.rialto.shop.shipments;
