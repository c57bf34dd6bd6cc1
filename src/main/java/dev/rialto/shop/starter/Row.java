package dev.rialto.shop.starter;

import dev.rialto.shop.bulk.CopyRows;
import dev.rialto.shop.customers.NewCustomer;
import java.math.BigDecimal;
import java.time.Instant;

/** A generated row, and how it is copied. */
sealed interface Row {

    /** Adds the row under a key that is free. */
    void write(long key, CopyRows rows);

    /** A row of {@code categories}. */
    record Category(String name, String description, Instant createdAt) implements Row {

        @Override
        public void write(long key, CopyRows rows) {
            rows.add(key).add(name).add(description).add(createdAt).end();
        }
    }

    /**
     * A row of {@code products}.
     *
     * @param shelf number of its category among the new ones, from 0
     * @param categoryId the category's key
     */
    record Product(
            String sku,
            String name,
            String description,
            BigDecimal price,
            int stock,
            int shelf,
            long categoryId,
            Instant createdAt)
            implements Row {

        @Override
        public void write(long key, CopyRows rows) {
            rows.add(key).add(sku).add(name).add(description).add(price).add(stock);
            rows.add(categoryId).add(createdAt).add(createdAt).end();
        }
    }

    /** A row of {@code customers}. */
    record Customer(NewCustomer who, Instant createdAt) implements Row {

        @Override
        public void write(long key, CopyRows rows) {
            rows.add(key).add(who.firstName()).add(who.lastName()).add(who.email());
            rows.add(who.address()).add(who.phoneNumber()).add(createdAt).add(createdAt).end();
        }
    }
}
