package dev.rialto.audit;

import dev.rialto.events.Json;
import dev.rialto.events.RevenueWindow;
import dev.rialto.events.Topics;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;

/** Revenue by minute, as the statistics topic has it and as SQL has it. */
final class RevenueStatistic implements AutoCloseable {

    private static final String SQL =
            """
            select date_bin('1 minute', order_date, 'epoch') as window_start, count(*) as orders,
              sum(total_price) as gross,
              coalesce(sum(total_price) filter (where status = 'cancelled'), 0.00) as cancelled,
              coalesce(sum(total_price) filter (where status = 'refunded'), 0.00) as refunded
            from orders group by 1""";

    private final TopicReader reader;
    private final Map<Instant, Sums> published = new HashMap<>();

    RevenueStatistic(Topics topics) {
        this.reader = new TopicReader(topics.bootstrap(), Topics.REVENUE);
    }

    /** What a window says, without what is derived of it. */
    private record Sums(long orders, BigDecimal gross, BigDecimal cancelled, BigDecimal refunded) {}

    /** Reads on to the end, and holds the windows against the query over the tables. */
    Comparison compare(Connection connection) throws SQLException {
        reader.readToEnd((key, value) -> apply(Json.read(value, RevenueWindow.class)));
        return Differences.of("statistics", "revenue by minute", expected(connection), published);
    }

    @Override
    public void close() {
        reader.close();
    }

    private void apply(RevenueWindow window) {
        if (window.orders() == 0) {
            published.remove(window.windowStart()); // its orders are gone from the tables
            return;
        }
        published.put(
                window.windowStart(),
                new Sums(
                        window.orders(),
                        window.grossRevenue(),
                        window.cancelledRevenue(),
                        window.refundedRevenue()));
    }

    private static Map<Instant, Sums> expected(Connection connection) throws SQLException {
        Map<Instant, Sums> windows = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(SQL)) {
            while (row.next()) {
                windows.put(
                        row.getObject("window_start", OffsetDateTime.class).toInstant(),
                        new Sums(
                                row.getLong("orders"),
                                row.getBigDecimal("gross"),
                                row.getBigDecimal("cancelled"),
                                row.getBigDecimal("refunded")));
            }
        }
        return windows;
    }
}
