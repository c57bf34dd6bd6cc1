package dev.rialto.shop.customers;

import dev.rialto.shop.Refusal;
import dev.rialto.shop.RefusedException;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;

/** Who is known to the shop. */
@ApplicationScoped
@Transactional
public class Customers {

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

    /** The ids of all customers, ascending. */
    public List<Long> ids() {
        return Panache.getEntityManager()
                .createQuery("select c.id from Customer c order by c.id", Long.class)
                .getResultList();
    }
}
