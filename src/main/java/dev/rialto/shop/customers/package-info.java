/** Who buys. Password hashes are the database's own business and are never read here. */
package dev.rialto.shop.customers;
