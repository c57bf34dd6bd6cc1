package dev.rialto.simulator;

import dev.rialto.shop.orders.OrderStatus;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What a simulator does beside the shop's use cases: its labels, and looking for lost orders. */
@ApplicationScoped
@Transactional
class BackOffice {

    private static final List<OrderStatus> ON_THEIR_WAY =
            List.of(OrderStatus.PENDING, OrderStatus.PAID, OrderStatus.SHIPPED);
    private static final String LABEL =
            """
            INSERT INTO simulation_labels (kind, episode, customer_id, order_id, payment_id, at)
            SELECT :kind, :episode, customer_id, order_id, %s, now()
            FROM orders WHERE order_id = :order
            """;

    /** The product that costs least; 0 where there is none. */
    long cheapestProduct() {
        return Panache.getEntityManager()
                .createQuery(
                        "select p.id from Product p where p.active order by p.price, p.id",
                        Long.class)
                .setMaxResults(1)
                .getResultStream()
                .findFirst()
                .orElse(0L);
    }

    /** Labels an order, in the transaction that places it. */
    @Transactional(Transactional.TxType.MANDATORY)
    void labelOrder(Label label, long order) {
        write(LABEL.formatted("NULL::bigint"), label, order);
    }

    /** Labels the last payment of an order's customer, in the transaction that books it. */
    @Transactional(Transactional.TxType.MANDATORY)
    void labelPayment(Label label, long order) {
        String payment =
                "(SELECT max(payment_id) FROM payments WHERE customer_id = orders.customer_id)";
        write(LABEL.formatted(payment), label, order);
    }

    /** The oldest orders that have been on their way for longer than that, as far as they came. */
    List<Lost> lost(Duration longerThan, int most) {
        return Panache.getEntityManager()
                .createQuery(
                        """
                        select o.id, o.status from Order o
                        where o.status in :open and o.orderDate < :before order by o.id
                        """,
                        Object[].class)
                .setParameter("open", ON_THEIR_WAY)
                .setParameter("before", Instant.now().minus(longerThan))
                .setMaxResults(most)
                .getResultStream()
                .map(row -> new Lost((Long) row[0], (OrderStatus) row[1]))
                .toList();
    }

    private static void write(String sql, Label label, long order) {
        Panache.getEntityManager()
                .createNativeQuery(sql)
                .setParameter("kind", label.kind().word())
                .setParameter("episode", label.episode())
                .setParameter("order", order)
                .executeUpdate();
    }
}
