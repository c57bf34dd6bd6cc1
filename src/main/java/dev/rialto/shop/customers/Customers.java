package dev.rialto.shop.customers;

import dev.rialto.kernel.Moment;
import dev.rialto.shop.Constraints;
import dev.rialto.shop.Refusal;
import dev.rialto.shop.RefusedException;
import dev.rialto.shop.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/** Who is known to the shop. */
@ApplicationScoped
public class Customers {

    private static final String KNOWN = "SELECT customer_id FROM customers WHERE customer_id = ?";

    private static final String OF_EMAIL = "SELECT customer_id FROM customers WHERE email = ?";

    private static final String ALL = "SELECT customer_id FROM customers ORDER BY customer_id";

    private static final String ENTER =
            """
            INSERT INTO customers (first_name, last_name, email, address, phone_number,
                                   created_at, updated_at, password_hash)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            RETURNING
            """
                    + Customer.COLUMNS;

    private static final String CHANGE =
            """
            UPDATE customers
            SET first_name = coalesce(?, first_name), last_name = coalesce(?, last_name),
                email = coalesce(?, email), address = coalesce(?, address),
                phone_number = coalesce(?, phone_number), updated_at = ?,
                password_hash = coalesce(?, password_hash)
            WHERE customer_id = ?
            """;

    private static final String DELETE = "DELETE FROM customers WHERE customer_id = ?";

    private final Sql sql;

    Customers(Sql sql) {
        this.sql = sql;
    }

    /**
     * Makes sure that there is a customer.
     *
     * @throws RefusedException where there is none
     */
    public void requireKnown(long customerId) {
        if (sql.rows(KNOWN, row -> row.getLong(1), customerId).isEmpty()) {
            throw new RefusedException(new Refusal.NotFound("customer", customerId));
        }
    }

    /**
     * Makes a customer of whoever signs up.
     *
     * @throws RefusedException where the e-mail is taken
     */
    public Customer signUp(NewCustomer who) {
        return enter(who, PasswordHash.of(who.password()));
    }

    /**
     * Makes sure, for now, that nobody has an e-mail.
     *
     * @throws RefusedException where somebody has
     */
    void requireFree(String email) {
        if (!sql.rows(OF_EMAIL, row -> row.getLong(1), email).isEmpty()) {
            throw new RefusedException(new Refusal.Taken("email"));
        }
    }

    /** Enters a new customer in the books; refused as {@link #signUp} is. */
    Customer enter(NewCustomer who, PasswordHash password) {
        Instant now = Moment.now();
        return Constraints.unique(
                        "email",
                        () ->
                                sql.rows(
                                        ENTER,
                                        Customer::read,
                                        who.firstName(),
                                        who.lastName(),
                                        who.email(),
                                        who.address(),
                                        who.phoneNumber(),
                                        now,
                                        now,
                                        password.text()))
                .getFirst();
    }

    /**
     * Changes a customer, locked by this transaction.
     *
     * @param password set only where the request brings one
     * @throws RefusedException where the e-mail is taken
     */
    void change(Customer customer, CustomerChange wanted, PasswordHash password) {
        Constraints.unique(
                "email",
                () ->
                        sql.change(
                                CHANGE,
                                wanted.firstName(),
                                wanted.lastName(),
                                wanted.email(),
                                wanted.address(),
                                wanted.phoneNumber(),
                                Moment.now(),
                                wanted.password() == null ? null : password.text(),
                                customer.customerId()));
    }

    /** Deletes a customer; refused where a cart, a wish, an order or a payment is theirs. */
    void delete(Customer customer) {
        long id = customer.customerId();
        Constraints.unreferenced("customer", id, () -> sql.change(DELETE, id));
    }

    /** The ids of all customers, ascending. */
    public List<Long> ids() {
        return sql.rows(ALL, row -> row.getLong(1));
    }
}
