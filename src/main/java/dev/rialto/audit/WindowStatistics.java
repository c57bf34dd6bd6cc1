package dev.rialto.audit;

import static java.util.Comparator.naturalOrder;

import dev.rialto.events.CategoryWindow;
import dev.rialto.events.CommittedRecords;
import dev.rialto.events.RevenueWindow;
import dev.rialto.events.TopProducts;
import dev.rialto.events.Topics;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.StringDeserializer;

/** All statistics of windows. */
final class WindowStatistics implements AutoCloseable {

    /** Retention counts from the newest order, but not from one that is still to come. */
    private static final String OLDEST =
            """
            select least(coalesce(max(order_date), now()), now()) - make_interval(secs => ?)
            from orders""";

    /** A trend looks at the three windows before, which may begin in the middle of one. */
    private static final int LOOK_BACK = 4;

    private final AuditConfig config;
    private final List<WindowStatistic<?>> statistics;

    WindowStatistics(AuditConfig config, Topics topics) {
        this.config = config;
        this.statistics =
                List.of(
                        new WindowStatistic<>(
                                "revenue",
                                reader(topics, Topics.REVENUE),
                                RevenueWindow.class,
                                window -> window.orders() == 0 ? null : window.content(),
                                new RevenueQuery()),
                        new WindowStatistic<>(
                                "top products",
                                reader(topics, Topics.TOP_PRODUCTS),
                                TopProducts.class,
                                window -> window.byQuantity().isEmpty() ? null : window.content(),
                                new TopProductsQuery(config.top())),
                        new WindowStatistic<>(
                                "categories",
                                reader(topics, Topics.CATEGORIES),
                                CategoryWindow.class,
                                window -> window.categories().isEmpty() ? null : window.content(),
                                new CategoriesQuery()));
    }

    /** Against the shop's tables. */
    List<Comparison> compare(Connection connection) throws SQLException {
        return compare("statistics", connection, oldest(connection));
    }

    /** Against the lake's; the session then sees the lake's until its transaction ends. */
    List<Comparison> compare(Connection connection, LakeStatistics lake) throws SQLException {
        Instant oldest = oldest(connection);
        Duration largest = config.windows().stream().max(naturalOrder()).orElseThrow();
        lake.load(connection, oldest.minus(largest.multipliedBy(LOOK_BACK)));
        return compare("recomputed", connection, oldest);
    }

    private List<Comparison> compare(String stage, Connection connection, Instant oldest)
            throws SQLException {
        List<Comparison> found = new ArrayList<>();
        for (WindowStatistic<?> statistic : statistics) {
            found.add(statistic.compare(stage, connection, config.windows(), oldest));
        }
        return found;
    }

    @Override
    public void close() {
        statistics.forEach(WindowStatistic::close);
    }

    private Instant oldest(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(OLDEST)) {
            query.setDouble(1, config.retention().toSeconds());
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getObject(1, OffsetDateTime.class).toInstant();
            }
        }
    }

    private static CommittedRecords<String> reader(Topics topics, String topic) {
        return new CommittedRecords<>(topics, topics.statistics(topic), new StringDeserializer());
    }
}
