/** What was bought: the checkout, and an order's way from pending to completed. */
package dev.rialto.shop.orders;
