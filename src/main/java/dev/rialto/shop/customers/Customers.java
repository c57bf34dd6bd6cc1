package dev.rialto.shop.customers;

import dev.rialto.kernel.Moment;
import dev.rialto.shop.Constraints;
import dev.rialto.shop.Refusal;
import dev.rialto.shop.RefusedException;
import dev.rialto.shop.Sql;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;

/** Who is known to the shop. */
@ApplicationScoped
@Transactional
public class Customers {

    private static final String KNOWN = "SELECT customer_id FROM customers WHERE customer_id = ?";

    private final Sql sql;

    Customers(Sql sql) {
        this.sql = sql;
    }

    /**
     * A customer.
     *
     * @throws RefusedException where there is none
     */
    public Customer get(long customerId) {
        Customer customer = Customer.findById(customerId);
        if (customer == null) {
            throw new RefusedException(new Refusal.NotFound("customer", customerId));
        }
        return customer;
    }

    /**
     * Makes sure that there is a customer.
     *
     * @throws RefusedException where there is none
     */
    @Transactional(Transactional.TxType.SUPPORTS)
    public void requireKnown(long customerId) {
        if (sql.rows(KNOWN, row -> row.getLong(1), customerId).isEmpty()) {
            throw new RefusedException(new Refusal.NotFound("customer", customerId));
        }
    }

    /**
     * Makes a customer of whoever signs up. A password is hashed before the transaction begins,
     * which holds no connection meanwhile.
     *
     * @throws RefusedException where the e-mail is taken
     */
    @Transactional(Transactional.TxType.NEVER)
    public Customer signUp(NewCustomer who) {
        PasswordHash password = PasswordHash.of(who.password());
        return QuarkusTransaction.requiringNew().call(() -> enter(who, password));
    }

    /**
     * Makes sure, for now, that nobody has an e-mail.
     *
     * @throws RefusedException where somebody has
     */
    void requireFree(String email) {
        if (Customer.count("email", email) > 0) {
            throw new RefusedException(new Refusal.Taken("email"));
        }
    }

    /** Enters a new customer in the books; refused as {@link #signUp} is. */
    Customer enter(NewCustomer who, PasswordHash password) {
        Customer customer = new Customer();
        customer.firstName = who.firstName();
        customer.lastName = who.lastName();
        customer.email = who.email();
        customer.address = who.address();
        customer.phoneNumber = who.phoneNumber();
        customer.createdAt = Moment.now();
        customer.updatedAt = customer.createdAt;
        Constraints.unique("email", customer::persist);
        setPassword(customer.id, password);
        return customer;
    }

    /**
     * Changes a customer, locked by this transaction.
     *
     * @param password set only where the request brings one
     * @throws RefusedException where the e-mail is taken
     */
    void change(Customer customer, CustomerChange wanted, PasswordHash password) {
        customer.firstName = orElse(wanted.firstName(), customer.firstName);
        customer.lastName = orElse(wanted.lastName(), customer.lastName);
        customer.email = orElse(wanted.email(), customer.email);
        customer.address = orElse(wanted.address(), customer.address);
        customer.phoneNumber = orElse(wanted.phoneNumber(), customer.phoneNumber);
        customer.updatedAt = Moment.now();
        Constraints.unique("email", customer::persistAndFlush);
        if (wanted.password() != null) {
            setPassword(customer.id, password);
        }
    }

    /** Deletes a customer; refused where a cart, a wish, an order or a payment is theirs. */
    void delete(Customer customer) {
        Constraints.unreferenced(
                "customer",
                customer.id,
                () -> {
                    customer.delete();
                    Panache.getEntityManager().flush();
                });
    }

    private static String orElse(String wanted, String otherwise) {
        return wanted == null ? otherwise : wanted;
    }

    /** Written past the entity, which does not know the column. */
    private static void setPassword(long customerId, PasswordHash password) {
        Panache.getEntityManager()
                .createNativeQuery(
                        "UPDATE customers SET password_hash = :hash WHERE customer_id = :id")
                .setParameter("hash", password.text())
                .setParameter("id", customerId)
                .executeUpdate();
    }

    /** The ids of all customers, ascending. */
    public List<Long> ids() {
        return Panache.getEntityManager()
                .createQuery("select c.id from Customer c order by c.id", Long.class)
                .getResultList();
    }
}
