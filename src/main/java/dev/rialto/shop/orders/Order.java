package dev.rialto.shop.orders;

import dev.rialto.shop.Listing;
import dev.rialto.shop.Sql;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/**
 * A row of {@code orders}, as REST shows it.
 *
 * @param paymentId the payment that pays it; null until there is one
 * @param shipmentId the parcel it was sent in; null until then
 */
@RegisterForReflection
public record Order(
        long orderId,
        Instant orderDate,
        BigDecimal totalPrice,
        OrderStatus status,
        long customerId,
        Long paymentId,
        Long shipmentId) {

    /** As {@link #read} expects them. */
    static final String COLUMNS =
            "order_id, order_date, total_price, status, customer_id, payment_id, shipment_id";

    /** As REST lists them. */
    static final Listing.Subject<Order> SUBJECT =
            new Listing.Subject<>(
                    "/orders",
                    "order",
                    "SELECT " + COLUMNS + " FROM orders",
                    "order_id",
                    "customer_id = ?",
                    Order::read,
                    Order::orderId);

    /** A row with {@link #COLUMNS}. */
    static Order read(ResultSet row) throws SQLException {
        return new Order(
                row.getLong(1),
                Sql.moment(row, 2),
                row.getBigDecimal(3),
                Sql.word(row, 4, OrderStatus.class),
                row.getLong(5),
                row.getObject(6, Long.class),
                row.getObject(7, Long.class));
    }
}
