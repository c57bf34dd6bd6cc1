package dev.rialto.audit;

import dev.rialto.events.RevenueWindow;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;

/** Revenue by window. */
final class RevenueQuery implements WindowQuery<RevenueWindow> {

    private static final String SQL =
            """
            with sums as (
              select date_bin(size, order_date, 'epoch') as start, count(*) as orders,
                sum(total_price) as gross,
                coalesce(sum(total_price) filter (where status = 'cancelled'), 0.00) as cancelled,
                coalesce(sum(total_price) filter (where status = 'refunded'), 0.00) as refunded,
                count(distinct customer_id) as customers, size
              from orders, (select make_interval(secs => ?) as size) as sizes
              group by start, size),
            windows as (select *, gross - cancelled - refunded as net from sums)
            select w.start, w.orders, w.gross, w.cancelled, w.refunded, w.net, w.customers,
              round(w.gross / w.orders, 2) as average, coalesce(p.net, 0.00) as previous,
              w.net - coalesce(p.net, 0.00) as change,
              round((w.net - p.net) * 100 / nullif(p.net, 0), 2) as percent
            from windows w left join windows p on p.start = w.start - w.size
            where w.start >= ?""";

    @Override
    public Map<String, RevenueWindow> windows(Connection connection, Duration size, Instant oldest)
            throws SQLException {
        Map<String, RevenueWindow> windows = new HashMap<>();
        try (PreparedStatement query = connection.prepareStatement(SQL)) {
            query.setDouble(1, size.toSeconds());
            query.setObject(2, oldest.atOffset(ZoneOffset.UTC));
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    RevenueWindow window = window(row, size);
                    windows.put(window.key(), window);
                }
            }
        }
        return windows;
    }

    private static RevenueWindow window(ResultSet row, Duration size) throws SQLException {
        Instant start = row.getObject("start", OffsetDateTime.class).toInstant();
        return new RevenueWindow(
                start,
                start.plus(size),
                size,
                0,
                false,
                row.getLong("orders"),
                row.getBigDecimal("gross"),
                row.getBigDecimal("cancelled"),
                row.getBigDecimal("refunded"),
                row.getBigDecimal("net"),
                row.getBigDecimal("average"),
                row.getLong("customers"),
                row.getBigDecimal("previous"),
                row.getBigDecimal("change"),
                row.getBigDecimal("percent"));
    }
}
