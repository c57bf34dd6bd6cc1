package dev.rialto.app;

import static dev.rialto.shop.ShopFixture.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rialto.shop.ShopFixture;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What SIGTERM does to a shop that is busy. */
class GracefulStopIT {

    private static final int BUYERS = 16;
    private static final String ORDERS = "select count(*) from orders";
    private static final String WAITING =
            "select count(*) from pg_stat_activity where wait_event_type = 'Lock'";

    private final AtomicInteger placed = new AtomicInteger();
    private final Queue<String> refused = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean over = new AtomicBoolean();

    /** A request that comes too late is refused: what is not answered was not done. */
    @Test
    void anOrderThatIsPlacedIsAnsweredAndStreamsHoldNothingUp() throws Exception {
        try (ShopFixture shop = new ShopFixture("api", ShopFixture.settings()).open();
                ExecutorService buyers = Executors.newVirtualThreadPerTaskExecutor();
                HttpClient client = HttpClient.newHttpClient()) {
            long before = query(ORDERS);
            HttpResponse<InputStream> stream =
                    client.send(
                            asProxiesDo(shop, "/stream/revenue").build(),
                            BodyHandlers.ofInputStream());
            List<Long> customers =
                    IntStream.rangeClosed(1, BUYERS).mapToObj(Long::valueOf).toList();
            customers.forEach(customer -> buyers.submit(() -> buy(shop, customer)));
            await().until(() -> placed.get() > 5 * BUYERS);

            long asked = System.nanoTime();
            shop.terminate();
            over.set(true);
            shop.close();

            assertThat(Duration.ofNanos(System.nanoTime() - asked))
                    .isLessThan(Duration.ofSeconds(8));
            stream.body().readAllBytes();
            buyers.shutdown();
            assertThat(buyers.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
            assertThat(query(ORDERS) - before).as(refused.toString()).isEqualTo(placed.get());
        }
    }

    @Test
    void whoIsInsideIsServedAndNobodyIsLetInAnyMore() throws Exception {
        try (ShopFixture shop = new ShopFixture("api", ShopFixture.settings()).open();
                ExecutorService buyers = Executors.newVirtualThreadPerTaskExecutor();
                Connection other = ShopFixture.connect();
                Statement row = other.createStatement()) {
            long cart = ShopFixture.number(post(shop, "/carts", "{\"customer_id\": 1}"), "cart_id");
            post(shop, "/carts/" + cart + "/items", "{\"product_id\": 4, \"quantity\": 1}");
            other.setAutoCommit(false);
            row.execute("select from products where product_id = 4 for update");
            var order =
                    buyers.submit(() -> post(shop, "/orders", "{\"cart_id\": %d}".formatted(cart)));
            await().until(() -> query(WAITING) == 1);

            shop.terminate();
            await().untilAsserted(
                            () -> {
                                var late = post(shop, "/carts", "{\"customer_id\": 1}");
                                assertThat(late.statusCode()).isEqualTo(503);
                                assertThat(late.body()).contains("this process is stopping");
                            });
            other.rollback();

            assertThat(order.get(10, TimeUnit.SECONDS).statusCode()).isEqualTo(201);
        }
    }

    private void buy(ShopFixture shop, long customer) {
        while (!over.get()) {
            try {
                long cart =
                        ShopFixture.number(
                                post(shop, "/carts", "{\"customer_id\": %d}".formatted(customer)),
                                "cart_id");
                post(shop, "/carts/" + cart + "/items", "{\"product_id\": 3, \"quantity\": 1}");
                var answer = post(shop, "/orders", "{\"cart_id\": %d}".formatted(cart));
                if (answer.statusCode() == 201) {
                    placed.incrementAndGet();
                } else {
                    refused.add(answer.statusCode() + " " + answer.body());
                }
            } catch (UncheckedIOException | IllegalArgumentException e) {
                refused.add(e.toString());
            }
        }
    }

    /** Without HTTP/2: Java's client loses answers when a server says GOAWAY (JDK-8374534). */
    private static HttpRequest.Builder asProxiesDo(ShopFixture shop, String path) {
        return shop.request(path).version(HttpClient.Version.HTTP_1_1);
    }

    private static HttpResponse<String> post(ShopFixture shop, String path, String json) {
        return shop.send(
                asProxiesDo(shop, path)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(json))
                        .build());
    }
}
