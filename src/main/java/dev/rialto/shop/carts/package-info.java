/** What customers mean to buy. */
package dev.rialto.shop.carts;
