package dev.rialto.analytics;

import java.math.BigDecimal;
import java.time.Instant;

/** A row of {@code orders}, as its change events have it. */
record OrderRow(
        long orderId, long customerId, Instant orderDate, BigDecimal totalPrice, String status) {}
