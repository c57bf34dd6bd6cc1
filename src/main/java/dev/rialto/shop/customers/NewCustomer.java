package dev.rialto.shop.customers;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * Whoever signs up.
 *
 * @param email unique among customers
 * @param password null sets none: nobody can log in as this customer then
 */
@RegisterForReflection
public record NewCustomer(
        String firstName,
        String lastName,
        String email,
        String address,
        String phoneNumber,
        String password) {

    /** Everything but the password and what identifies a person. */
    @Override
    public String toString() {
        return "NewCustomer[password=" + (password == null ? "none" : "redacted") + "]";
    }
}
