package dev.rialto.audit;

import dev.rialto.events.RankedProduct;
import dev.rialto.events.TopProducts;
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

/** The best-selling products by window. */
record TopProductsQuery(int top) implements WindowQuery<TopProducts> {

    private static final String SQL =
            """
            with sold as (
              select date_bin(size, created_at, 'epoch') as start, product_id,
                sum(quantity) as quantity, sum(quantity * price) as revenue, count(*) as orders, size
              from order_items, (select make_interval(secs => ?) as size) as sizes
              group by start, product_id, size),
            ranked as (
              select *,
                row_number() over (partition by start order by %1$s desc, product_id) as rank,
                sum(orders) over (partition by product_id order by start
                  range between interval '%2$d s' preceding and interval '1 us' preceding) as before
              from sold)
            select r.start, r.rank, p.rank as previous_rank, r.product_id, product.name,
              category.name as category, r.quantity, r.revenue, r.orders,
              round(3.0 * r.orders / r.before, 2) as trend,
              case when r.before is null or 30 * r.orders >= 11 * r.before then 'rising'
                when 30 * r.orders <= 9 * r.before then 'falling' else 'steady' end as direction
            from ranked r
              left join ranked p on p.product_id = r.product_id and p.start = r.start - r.size
              join products product on product.product_id = r.product_id
              join categories category using (category_id)
            where r.rank <= ? and r.start >= ?
            order by r.rank""";

    @Override
    public Map<String, TopProducts> windows(Connection connection, Duration size, Instant oldest)
            throws SQLException {
        Map<Instant, List<RankedProduct>> byQuantity = ranked(connection, "quantity", size, oldest);
        Map<Instant, List<RankedProduct>> byRevenue = ranked(connection, "revenue", size, oldest);
        Map<String, TopProducts> windows = new HashMap<>();
        byQuantity.forEach(
                (start, ranked) -> {
                    TopProducts window =
                            new TopProducts(
                                    start,
                                    start.plus(size),
                                    size,
                                    0,
                                    false,
                                    ranked,
                                    byRevenue.get(start));
                    windows.put(window.key(), window);
                });
        return windows;
    }

    private Map<Instant, List<RankedProduct>> ranked(
            Connection connection, String by, Duration size, Instant oldest) throws SQLException {
        Map<Instant, List<RankedProduct>> ranked = new TreeMap<>();
        String sql = SQL.formatted(by, 3 * size.toSeconds());
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setDouble(1, size.toSeconds());
            query.setInt(2, top);
            query.setObject(3, oldest.atOffset(ZoneOffset.UTC));
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    Instant start = row.getObject("start", OffsetDateTime.class).toInstant();
                    ranked.computeIfAbsent(start, _ -> new ArrayList<>()).add(product(row));
                }
            }
        }
        return ranked;
    }

    private static RankedProduct product(ResultSet row) throws SQLException {
        return new RankedProduct(
                row.getInt("rank"),
                row.getObject("previous_rank") == null ? null : row.getInt("previous_rank"),
                row.getLong("product_id"),
                row.getString("name"),
                row.getString("category"),
                row.getLong("quantity"),
                row.getBigDecimal("revenue"),
                row.getLong("orders"),
                row.getBigDecimal("trend"),
                row.getString("direction"));
    }
}
