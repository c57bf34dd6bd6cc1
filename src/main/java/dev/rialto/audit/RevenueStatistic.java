package dev.rialto.audit;

import dev.rialto.events.Json;
import dev.rialto.events.RevenueWindow;
import dev.rialto.events.Topics;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;

/** Revenue by minute, as the statistics topic has it and as SQL has it. */
final class RevenueStatistic implements AutoCloseable {

    /** How the records of one-minute windows begin their keys. */
    private static final String MINUTE = "PT1M/";

    private static final String SQL =
            """
            select date_bin('1 minute', order_date, 'epoch') as window_start, count(*) as orders,
              sum(total_price) as gross,
              coalesce(sum(total_price) filter (where status = 'cancelled'), 0.00) as cancelled,
              coalesce(sum(total_price) filter (where status = 'refunded'), 0.00) as refunded
            from orders group by 1""";

    private final TopicReader reader;
    private final Map<String, Sums> published = new HashMap<>();

    RevenueStatistic(Topics topics) {
        this.reader = new TopicReader(topics.bootstrap(), Topics.REVENUE);
    }

    /** What a window says, without what is derived of it. */
    private record Sums(long orders, BigDecimal gross, BigDecimal cancelled, BigDecimal refunded) {}

    /** Reads on to the end, and holds the windows against the query over the tables. */
    Comparison compare(Connection connection) throws SQLException {
        reader.readToEnd(this::apply);
        return Differences.of("statistics", "revenue by minute", expected(connection), published);
    }

    @Override
    public void close() {
        reader.close();
    }

    private void apply(byte[] key, byte[] json) {
        String name = new String(key, StandardCharsets.UTF_8);
        RevenueWindow window = json == null ? null : Json.read(json, RevenueWindow.class);
        if (window == null || window.orders() == 0) {
            published.remove(name); // its orders are gone from the tables
            return;
        }
        published.put(
                name,
                new Sums(
                        window.orders(),
                        window.grossRevenue(),
                        window.cancelledRevenue(),
                        window.refundedRevenue()));
    }

    private static Map<String, Sums> expected(Connection connection) throws SQLException {
        Map<String, Sums> windows = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(SQL)) {
            while (row.next()) {
                windows.put(
                        MINUTE + row.getObject("window_start", OffsetDateTime.class).toInstant(),
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
