package dev.rialto.events;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * A row of {@code orders}, as far as statistics need it.
 *
 * @param orderDate the order's event time
 * @param totalPrice exact, scale 2
 */
@RegisterForReflection
public record OrderRow(
        long orderId, long customerId, Instant orderDate, BigDecimal totalPrice, String status) {

    /** Of the row image in a change event. */
    public static OrderRow of(JsonNode row) {
        return new OrderRow(
                row.path("order_id").longValue(),
                row.path("customer_id").longValue(),
                Instant.parse(row.path("order_date").textValue()),
                row.path("total_price").decimalValue(),
                row.path("status").textValue());
    }
}
