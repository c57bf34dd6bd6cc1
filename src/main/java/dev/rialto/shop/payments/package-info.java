/** What was paid. Payments are made by an order's way, see {@code orders}. */
package dev.rialto.shop.payments;
