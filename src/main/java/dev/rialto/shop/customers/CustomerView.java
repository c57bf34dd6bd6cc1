package dev.rialto.shop.customers;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;

/** A customer as REST shows it. */
@RegisterForReflection
record CustomerView(
        long customerId,
        String firstName,
        String lastName,
        String email,
        String address,
        String phoneNumber,
        Instant createdAt,
        Instant updatedAt) {

    static CustomerView of(Customer customer) {
        return new CustomerView(
                customer.id,
                customer.firstName,
                customer.lastName,
                customer.email,
                customer.address,
                customer.phoneNumber,
                customer.createdAt,
                customer.updatedAt);
    }
}
