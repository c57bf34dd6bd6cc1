package dev.rialto.audit;

import dev.rialto.events.CategorySales;
import dev.rialto.events.CategoryWindow;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Sales by category and window. */
final class CategoriesQuery implements WindowQuery<CategoryWindow> {

    private static final String SQL =
            """
            with sold as (
              select date_bin(make_interval(secs => ?), item.created_at, 'epoch') as start,
                category_id, category.name, sum(item.quantity) as quantity,
                sum(item.quantity * item.price) as revenue, count(distinct order_id) as orders
              from order_items item
                join products product using (product_id)
                join categories category using (category_id)
              group by start, category_id, category.name)
            select *,
              coalesce(round(revenue / nullif(sum(revenue) over (partition by start), 0), 4), 0.0000)
                as share
            from sold where start >= ?
            order by revenue desc, category_id""";

    @Override
    public Map<String, CategoryWindow> windows(Connection connection, Duration size, Instant oldest)
            throws SQLException {
        Map<Instant, List<CategorySales>> sold = new TreeMap<>();
        try (PreparedStatement query = connection.prepareStatement(SQL)) {
            query.setDouble(1, size.toSeconds());
            query.setObject(2, oldest.atOffset(ZoneOffset.UTC));
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    Instant start = row.getObject("start", OffsetDateTime.class).toInstant();
                    sold.computeIfAbsent(start, _ -> new ArrayList<>()).add(category(row));
                }
            }
        }
        Map<String, CategoryWindow> windows = new HashMap<>();
        sold.forEach(
                (start, categories) -> {
                    CategoryWindow window =
                            new CategoryWindow(start, start.plus(size), size, 0, false, categories);
                    windows.put(window.key(), window);
                });
        return windows;
    }

    private static CategorySales category(ResultSet row) throws SQLException {
        return new CategorySales(
                row.getLong("category_id"),
                row.getString("name"),
                row.getLong("quantity"),
                row.getBigDecimal("revenue"),
                row.getLong("orders"),
                row.getBigDecimal("share"));
    }
}
