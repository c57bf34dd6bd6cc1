package dev.rialto.shop.customers;

import dev.rialto.shop.Listing;
import dev.rialto.shop.Sql;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/**
 * A row of {@code customers}, as REST shows it: without its password's hash, since what is not read
 * cannot leak.
 */
@RegisterForReflection
public record Customer(
        long customerId,
        String firstName,
        String lastName,
        String email,
        String address,
        String phoneNumber,
        Instant createdAt,
        Instant updatedAt) {

    /** As {@link #read} expects them. */
    static final String COLUMNS =
            """
            customer_id, first_name, last_name, email, address, phone_number,
            created_at, updated_at""";

    /** As REST lists them. */
    static final Listing.Subject<Customer> SUBJECT =
            new Listing.Subject<>(
                    "/customers",
                    "customer",
                    "SELECT " + COLUMNS + " FROM customers",
                    "customer_id",
                    "customer_id = ?",
                    Customer::read,
                    Customer::customerId);

    /** A row with {@link #COLUMNS}. */
    static Customer read(ResultSet row) throws SQLException {
        return new Customer(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                Sql.moment(row, 7),
                Sql.moment(row, 8));
    }

    /** Nothing that identifies a person. */
    @Override
    public String toString() {
        return "Customer[" + customerId + "]";
    }
}
