package dev.rialto.simulator;

import static dev.rialto.shop.ShopFixture.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rialto.kernel.SimulatorPause;
import dev.rialto.shop.ShopFixture;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Shoppers in a process of their own, on a real database. */
class SimulatorIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static ShopFixture shop;
    private static long before;

    @BeforeAll
    static void open() {
        Map<String, String> settings = new HashMap<>(ShopFixture.settings());
        settings.put("RIALTO_SIMULATOR_SESSIONS_PER_MINUTE", "1200");
        settings.put("RIALTO_SIMULATOR_THINK_TIME", "20ms");
        settings.put("RIALTO_SIMULATOR_BURST_SHARE", "0.1");
        settings.put("RIALTO_SIMULATOR_PAYS_AFTER", "100ms");
        settings.put("RIALTO_SIMULATOR_SHIPS_AFTER", "100ms");
        settings.put("RIALTO_SIMULATOR_ARRIVES_AFTER", "100ms");
        shop = new ShopFixture("simulator", settings).open();
        // Orders that others left behind prove nothing.
        before = query("SELECT coalesce(max(order_id), 0) FROM orders");
    }

    @AfterAll
    static void close() {
        shop.close();
    }

    @Test
    void takesOrdersToEveryEnd() {
        for (String status : new String[] {"completed", "cancelled", "refunded"}) {
            await().atMost(SOON).until(() -> newOrders(status) > 0);
        }

        assertThat(
                        query(
                                """
                                SELECT count(*) FROM orders LEFT JOIN payments USING (payment_id)
                                WHERE (orders.status IN ('paid', 'shipped', 'completed', 'refunded'))
                                      <> (payment_id IS NOT NULL)
                                   OR amount <> total_price
                                   OR (orders.status = 'refunded') <> (payments.status = 'refunded')
                                """))
                .as("orders whose payment does not fit")
                .isZero();
        assertThat(
                        query(
                                """
                                SELECT count(*) FROM orders LEFT JOIN shipments USING (shipment_id)
                                WHERE (orders.status = 'shipped')
                                      <> coalesce(shipments.status = 'in_transit', false)
                                   OR (orders.status = 'completed')
                                      <> coalesce(shipments.status = 'delivered', false)
                                """))
                .as("orders whose shipment does not fit")
                .isZero();
        assertThat(
                        query(
                                """
                                SELECT count(*) FROM orders WHERE total_price <>
                                    (SELECT sum(price * quantity) FROM order_items
                                     WHERE order_items.order_id = orders.order_id)
                                """))
                .as("orders whose total is not the sum of their items")
                .isZero();
    }

    @Test
    void beginsNothingWhileHeldAndGoesOnWhenTheHolderIsGone() throws SQLException {
        await().atMost(SOON).until(() -> query("SELECT count(*) FROM orders") > 0);
        long held;
        try (Connection holder = ShopFixture.connect();
                var statement = holder.createStatement()) {
            statement.execute("SELECT pg_advisory_lock(" + SimulatorPause.LOCK + ")");
            await().atMost(SOON)
                    .during(Duration.ofSeconds(1))
                    .until(SimulatorIT::rowsWritten, new Unchanged()::since);
            held = rowsWritten();
        }

        await().atMost(SOON).until(() -> rowsWritten() > held);
    }

    private static long newOrders(String status) {
        return query(
                "SELECT count(*) FROM orders WHERE status = '%s' AND order_id > %d"
                        .formatted(status, before));
    }

    private static long rowsWritten() {
        return query(
                """
                SELECT (SELECT coalesce(max(cart_id), 0) FROM carts)
                     + (SELECT coalesce(max(cart_item_id), 0) FROM cart_items)
                     + (SELECT coalesce(max(wishlist_id), 0) FROM wishlists)
                     + (SELECT coalesce(max(order_id), 0) FROM orders)
                     + (SELECT coalesce(max(payment_id), 0) FROM payments)
                     + (SELECT coalesce(max(shipment_id), 0) FROM shipments)
                """);
    }

    /** Whether a number is still what it was when last asked. */
    private static final class Unchanged {
        private long last = -1;

        boolean since(long now) {
            boolean same = now == last;
            last = now;
            return same;
        }
    }
}
