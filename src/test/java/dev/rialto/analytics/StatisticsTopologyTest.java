package dev.rialto.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rialto.events.FraudAlert;
import dev.rialto.events.Json;
import dev.rialto.events.RevenueWindow;
import dev.rialto.events.Topics;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatisticsTopologyTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final List<String> STATUSES =
            List.of("pending", "paid", "shipped", "completed", "cancelled", "refunded");

    @TempDir private Path stateDir;
    private TopologyTestDriver driver;
    private TestInputTopic<byte[], byte[]> orders;
    private TestOutputTopic<String, byte[]> revenue;
    private TestOutputTopic<String, byte[]> alerts;

    @BeforeEach
    void open() {
        SmallRyeConfig config =
                new SmallRyeConfigBuilder()
                        .withMapping(AnalyticsConfig.class)
                        .withMapping(Topics.class)
                        .addDefaultInterceptors()
                        .addDiscoveredConverters()
                        .withDefaultValue("rialto.topics.bootstrap", "none:1")
                        .withDefaultValue("java.io.tmpdir", stateDir.toString())
                        .build();
        Topics topics = config.getConfigMapping(Topics.class);
        Properties settings = new Properties();
        settings.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString());
        driver =
                new TopologyTestDriver(
                        StatisticsTopology.of(
                                Computing.of(
                                        config.getConfigMapping(AnalyticsConfig.class),
                                        topics,
                                        new RowCounts(),
                                        () -> false)),
                        settings,
                        NOON);
        orders =
                driver.createInputTopic(
                        topics.change("orders"),
                        new ByteArraySerializer(),
                        new ByteArraySerializer());
        revenue =
                driver.createOutputTopic(
                        Topics.REVENUE, new StringDeserializer(), new ByteArrayDeserializer());
        alerts =
                driver.createOutputTopic(
                        Topics.FRAUD_ALERTS, new StringDeserializer(), new ByteArrayDeserializer());
    }

    @AfterEach
    void close() {
        driver.close();
    }

    @Test
    void aWindowIsTheSumOfItsCurrentRows() {
        OrderRow placed = order(1, 7, NOON, "10.10", "pending");
        change(null, placed);
        change(null, order(2, 8, NOON.plusSeconds(59), "5.05", "pending"));
        change(placed, order(1, 7, NOON, "10.10", "refunded"));
        tick();

        RevenueWindow window = windows().get(NOON);
        assertThat(window.orders()).isEqualTo(2);
        assertThat(window.grossRevenue()).isEqualTo(new BigDecimal("15.15"));
        assertThat(window.refundedRevenue()).isEqualTo(new BigDecimal("10.10"));
        assertThat(window.netRevenue()).isEqualTo(new BigDecimal("5.05"));
        assertThat(window.averageOrderValue()).isEqualTo(new BigDecimal("7.58"));
        assertThat(window.key()).isEqualTo("PT1M/2026-03-01T12:00:00Z");
    }

    @Test
    void aWindowIsPublishedOnceAPeriodHoweverOftenItChanges() {
        for (int i = 1; i <= 100; i++) {
            change(null, order(i, i, NOON, "1.00", "pending"));
        }
        tick();

        assertThat(revenue.readRecordsToList()).hasSize(3); // of each size
    }

    @Test
    void aWindowClosesBehindTheWatermarkAndIsStillRevised() {
        change(null, order(1, 7, NOON, "10.00", "pending"));
        change(null, order(2, 7, NOON.plusSeconds(180), "10.00", "pending"));
        tick();
        assertThat(windows().get(NOON).closed()).isTrue();

        change(null, order(3, 7, NOON.plusSeconds(1), "2.00", "pending"));
        tick();

        RevenueWindow revised = windows().get(NOON);
        assertThat(revised.closed()).isTrue();
        assertThat(revised.revision()).isEqualTo(2);
        assertThat(revised.grossRevenue()).isEqualTo(new BigDecimal("12.00"));
    }

    @Test
    void theLastWindowOfAQuietShopClosesByTheClock() {
        change(null, order(1, 7, NOON, "10.00", "pending"));
        tick();
        assertThat(windows().get(NOON).closed()).isFalse();

        driver.advanceWallClockTime(Duration.ofMinutes(2));

        assertThat(windows().get(NOON).closed()).isTrue();
    }

    @Test
    void sixOrdersWithinAMinuteAreOneAlertThatGrows() {
        for (int i = 1; i <= 7; i++) {
            change(null, order(i, 7, NOON.plusSeconds(i), "1.0" + i, "pending"));
            change(null, order(100 + i, 100 + i, NOON.plusSeconds(i), "1.00", "pending"));
            if (i >= 6) {
                tick();
            }
        }

        Map<String, FraudAlert> found = alerts();
        assertThat(found).containsOnlyKeys("velocity-1-7-1");
        FraudAlert alert = found.get("velocity-1-7-1");
        assertThat(alert.orderIds()).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L);
        assertThat(alert.revision()).isEqualTo(2);
        assertThat(alert.amount()).isEqualTo(new BigDecimal("7.28"));
    }

    @Test
    void anAlertWhoseOrdersAreGoneIsTakenBack() {
        List<OrderRow> burst = new ArrayList<>();
        for (int i = 1; i <= 6; i++) {
            burst.add(order(i, 7, NOON.plusSeconds(i), "1.0" + i, "pending"));
            change(null, burst.getLast());
        }
        tick();
        assertThat(alerts()).hasSize(1);

        change(burst.getFirst(), null);
        tick();

        assertThat(alerts.readKeyValuesToMap()).containsEntry("velocity-1-7-1", null);
    }

    /** However a history comes, the windows end as the query over the last rows has them. */
    @Test
    void randomHistoriesEndAsTheRowsDo() {
        Random random = new Random(42);
        Map<Long, OrderRow> rows = new HashMap<>();
        for (int step = 0; step < 400; step++) {
            OrderRow before = rows.get((long) random.nextInt(60));
            if (before == null) {
                before = rows.get((long) random.nextInt(60));
            }
            OrderRow after = next(random, before);
            long id = before == null ? after.orderId() : before.orderId();
            before = rows.get(id);
            change(before, after);
            if (random.nextInt(5) == 0) {
                change(before, after); // a replay
            }
            if (after == null) {
                rows.remove(id);
            } else {
                rows.put(id, after);
            }
            if (random.nextInt(50) == 0) {
                tick();
            }
        }
        tick();

        Map<Instant, BigDecimal> expected = new TreeMap<>();
        for (OrderRow row : rows.values()) {
            Instant minute = Instant.ofEpochSecond(row.orderDate().getEpochSecond() / 60 * 60);
            expected.merge(minute, row.totalPrice(), BigDecimal::add);
        }
        Map<Instant, BigDecimal> found = new TreeMap<>();
        windows()
                .forEach(
                        (start, window) -> {
                            if (window.orders() > 0) {
                                found.put(start, window.grossRevenue());
                            }
                        });
        assertThat(found).isEqualTo(expected);
    }

    private static OrderRow next(Random random, OrderRow before) {
        if (before != null && random.nextInt(10) == 0) {
            return null;
        }
        long id = before == null ? random.nextInt(60) : before.orderId();
        return order(
                id,
                random.nextInt(20),
                NOON.plusMillis(random.nextInt(1_200_000)),
                random.nextInt(1000) + ".%02d".formatted(random.nextInt(100)),
                STATUSES.get(random.nextInt(STATUSES.size())));
    }

    private static OrderRow order(long id, long customer, Instant at, String total, String status) {
        return new OrderRow(id, customer, at, new BigDecimal(total), status);
    }

    private void change(OrderRow before, OrderRow after) {
        Map<String, Object> envelope = new HashMap<>();
        envelope.put("before", before);
        envelope.put("after", after);
        envelope.put("op", before == null ? "c" : after == null ? "d" : "u");
        envelope.put("source", Map.of("table", "orders", "lsn", 1, "txId", 1, "ts_ms", 1));
        long id = (after == null ? before : after).orderId();
        byte[] key = "{\"order_id\":%d}".formatted(id).getBytes(StandardCharsets.UTF_8);
        orders.pipeInput(key, Json.write(envelope));
        if (after == null) {
            orders.pipeInput(key, (byte[]) null);
        }
    }

    private void tick() {
        driver.advanceWallClockTime(Duration.ofSeconds(1));
    }

    private final Map<Instant, RevenueWindow> newest = new HashMap<>();

    private Map<Instant, RevenueWindow> windows() {
        for (byte[] json : revenue.readValuesToList()) {
            RevenueWindow window = Json.read(json, RevenueWindow.class);
            if (window.window().equals(Duration.ofMinutes(1))) {
                newest.put(window.windowStart(), window);
            }
        }
        return newest;
    }

    private Map<String, FraudAlert> alerts() {
        Map<String, FraudAlert> found = new HashMap<>();
        alerts.readKeyValuesToMap()
                .forEach((id, json) -> found.put(id, Json.read(json, FraudAlert.class)));
        return found;
    }
}
