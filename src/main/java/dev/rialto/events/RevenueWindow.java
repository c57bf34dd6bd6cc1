package dev.rialto.events;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;

/**
 * What was sold in one window of event time; a record of {@code statistics_revenue}.
 *
 * @param windowStart the first instant that belongs to the window
 * @param windowEnd the first instant that no longer does
 * @param window the window's size
 * @param revision counts the published versions of this window, from 1
 * @param closed whether the watermark has passed the window's end and the allowed lateness; a
 *     closed window is still revised when a row of it changes
 * @param orders orders placed, whatever became of them
 * @param grossRevenue the sum of their totals
 * @param cancelledRevenue the part of it that was cancelled
 * @param refundedRevenue the part of it that was refunded
 * @param netRevenue gross less cancelled and refunded
 * @param averageOrderValue gross by orders, scale 2, half up; zero without orders
 * @param uniqueCustomers how many customers placed them
 * @param previousNetRevenue the net revenue of the window of this size just before; zero where
 *     nothing was ordered in it
 * @param change net revenue less the previous one
 * @param changePercent the change in per cent of the previous net revenue, scale 2, half up; null
 *     where that is zero
 */
@RegisterForReflection
public record RevenueWindow(
        Instant windowStart,
        Instant windowEnd,
        Duration window,
        long revision,
        boolean closed,
        long orders,
        BigDecimal grossRevenue,
        BigDecimal cancelledRevenue,
        BigDecimal refundedRevenue,
        BigDecimal netRevenue,
        BigDecimal averageOrderValue,
        long uniqueCustomers,
        BigDecimal previousNetRevenue,
        BigDecimal change,
        BigDecimal changePercent) {

    /** The record's key: size and start. */
    public String key() {
        return window + "/" + windowStart;
    }

    /** What it says of the rows: the same, whatever revision it is and whether it is closed. */
    public RevenueWindow content() {
        return new RevenueWindow(
                windowStart,
                windowEnd,
                window,
                0,
                false,
                orders,
                grossRevenue,
                cancelledRevenue,
                refundedRevenue,
                netRevenue,
                averageOrderValue,
                uniqueCustomers,
                previousNetRevenue,
                change,
                changePercent);
    }
}
