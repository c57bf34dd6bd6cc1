package dev.rialto.shop.starter;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** A generated row, and how it is inserted. */
sealed interface Row {

    /** The columns' values, in the order of the table's insert. */
    List<Object> values();

    /** A row of {@code categories}. */
    record Category(String name, String description, Instant createdAt) implements Row {

        static final String INSERT =
                "INSERT INTO categories (name, description, created_at) VALUES (?, ?, ?)";

        @Override
        public List<Object> values() {
            return List.of(name, description, createdAt.atOffset(ZoneOffset.UTC));
        }
    }

    /** A row of {@code products}; it finds its category by name. */
    record Product(
            String sku,
            String name,
            String description,
            BigDecimal price,
            int stock,
            String category,
            Instant createdAt)
            implements Row {

        static final String INSERT =
                """
                INSERT INTO products
                    (sku, name, description, price, stock, category_id, created_at, updated_at)
                SELECT ?, ?, ?, ?, ?, category_id, at, at
                FROM categories, (VALUES (?::text, ?::timestamptz)) AS new (category, at)
                WHERE categories.name = new.category
                """;

        @Override
        public List<Object> values() {
            return List.of(
                    sku,
                    name,
                    description,
                    price,
                    stock,
                    category,
                    createdAt.atOffset(ZoneOffset.UTC));
        }
    }

    /** A row of {@code customers}. */
    record Customer(
            String firstName,
            String lastName,
            String email,
            String address,
            String phoneNumber,
            Instant createdAt)
            implements Row {

        static final String INSERT =
                """
                INSERT INTO customers
                    (first_name, last_name, email, address, phone_number, created_at, updated_at)
                SELECT ?, ?, ?, ?, ?, at, at FROM (VALUES (?::timestamptz)) AS new (at)
                """;

        @Override
        public List<Object> values() {
            return List.of(
                    firstName,
                    lastName,
                    email,
                    address,
                    phoneNumber,
                    createdAt.atOffset(ZoneOffset.UTC));
        }
    }
}
