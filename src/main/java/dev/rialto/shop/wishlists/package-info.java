/** What customers dream of. */
package dev.rialto.shop.wishlists;
