package dev.rialto.simulator;

import dev.rialto.shop.Sql;
import dev.rialto.shop.orders.OrderStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What a simulator does beside the shop's use cases: its labels, and looking for lost orders. */
@ApplicationScoped
class BackOffice {

    private static final String CHEAPEST =
            "SELECT product_id FROM products WHERE is_active ORDER BY price, product_id LIMIT 1";

    private static final String LOST =
            """
            SELECT order_id, status FROM orders
            WHERE status IN ('pending', 'paid', 'shipped') AND order_date < ?
            ORDER BY order_id LIMIT ?
            """;

    private static final String LABEL =
            """
            INSERT INTO simulation_labels (kind, episode, customer_id, order_id, payment_id, at)
            SELECT ?, ?, customer_id, order_id, %s, now()
            FROM orders WHERE order_id = ?
            """;

    private final Sql sql;

    BackOffice(Sql sql) {
        this.sql = sql;
    }

    /** The product that costs least; 0 where there is none. */
    long cheapestProduct() {
        return sql.rows(CHEAPEST, row -> row.getLong(1)).stream().findFirst().orElse(0L);
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
        return sql.rows(LOST, BackOffice::lost, Instant.now().minus(longerThan), most);
    }

    private static Lost lost(ResultSet row) throws SQLException {
        return new Lost(row.getLong(1), Sql.word(row, 2, OrderStatus.class));
    }

    private void write(String label, Label said, long order) {
        sql.change(label, said.kind().word(), said.episode(), order);
    }
}
