package dev.rialto.shop;

import static dev.rialto.shop.ShopFixture.execute;
import static dev.rialto.shop.ShopFixture.number;
import static dev.rialto.shop.ShopFixture.query;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rialto.events.Json;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The shop over HTTP, on a real database. */
class ShopIT {

    private static ShopFixture shop;

    @BeforeAll
    static void open() {
        shop = new ShopFixture("api", ShopFixture.settings()).open();
    }

    @AfterAll
    static void close() {
        shop.close();
    }

    @Test
    void sellsNoMoreThanThereIsAndNeverDeadlocks() throws Exception {
        execute("UPDATE products SET stock = 10 WHERE product_id IN (1, 2)");
        List<Long> carts = IntStream.range(0, 30).mapToObj(ShopIT::cartOfBoth).toList();

        List<Integer> answers = placeAllAtOnce(carts);

        assertThat(answers).filteredOn(status -> status == 201).hasSize(10);
        assertThat(answers).filteredOn(status -> status == 409).hasSize(20);
        assertThat(query("SELECT sum(stock) FROM products WHERE product_id IN (1, 2)")).isZero();
    }

    @Test
    void showsNothingFromBeforeTheQuestion() {
        // Given many who put pieces on one shelf and look at once, so that looks are shared
        var stale = new ConcurrentLinkedQueue<Long>();
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int caller = 0; caller < 16; caller++) {
                callers.execute(
                        () -> {
                            for (int turn = 0; turn < 25; turn++) {
                                long put = number(restock(), "stock");
                                long seen = number(shop.get("/products/9"), "stock");
                                if (seen < put) {
                                    stale.add(put - seen);
                                }
                            }
                        });
            }
        }

        // Then each sees at least what it has put there
        assertThat(stale).isEmpty();
    }

    @Test
    void showsAtOnceWhatIsChangedPastTheShop() {
        for (int turn = 0; turn < 20; turn++) {
            execute("UPDATE products SET name = 'Turn %d' WHERE product_id = 9".formatted(turn));

            assertThat(shop.get("/products/9").body()).contains("\"Turn " + turn + "\"");
            assertThat(shop.get("/products/9").body()).contains("\"Turn " + turn + "\"");
        }
    }

    @Test
    void showsAProductTheSameWayWhicheverWayItGoes() {
        // A parameter leads the long way.
        HttpResponse<String> express = shop.get("/products/9");
        HttpResponse<String> usual = shop.get("/products/9?long");

        assertThat(express.statusCode()).isEqualTo(usual.statusCode()).isEqualTo(200);
        assertThat(express.body()).isEqualTo(usual.body());
        assertThat(express.headers()).isEqualTo(usual.headers());
        assertThat(shop.get("/products/999999").body())
                .isEqualTo(shop.get("/products/999999?long").body());
        assertThat(shop.get("/metrics").body()).contains("uri=\"/products/{id}\"");
    }

    private static HttpResponse<String> restock() {
        return shop.post("/products/9/restock", "{\"pieces\": 1}");
    }

    @Test
    void countsUpTheTotalAndGivesItemsTheOrdersTime() {
        execute("UPDATE products SET stock = 10, price = 12.30 WHERE product_id = 3");
        long cart = number(shop.post("/carts", "{\"customer_id\": 1}"), "cart_id");
        shop.post("/carts/" + cart + "/items", "{\"product_id\": 3, \"quantity\": 2}");
        shop.post("/carts/" + cart + "/items", "{\"product_id\": 3, \"quantity\": 1}");

        HttpResponse<String> order = shop.post("/orders", "{\"cart_id\": " + cart + "}");

        assertThat(order.statusCode()).isEqualTo(201);
        assertThat(order.body()).contains("\"total_price\":36.90,", "\"status\":\"pending\"");
        long id = number(order, "order_id");
        assertThat(order.headers().firstValue("Location").orElseThrow()).endsWith("/orders/" + id);
        assertThat(
                        query(
                                """
                                SELECT count(*) FROM orders JOIN order_items USING (order_id)
                                WHERE created_at = order_date AND quantity = 3 AND price = 12.30
                                  AND order_id =\s"""
                                        + id))
                .isEqualTo(1);
        assertThat(shop.get("/carts/" + cart).body()).contains("\"status\":\"ordered\"");
        assertThat(query("SELECT stock FROM products WHERE product_id = 3")).isEqualTo(7);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/products", "/customers", "/categories"})
    void showsEachRowOnceFromPageToPage(String path) {
        List<Long> seen = new ArrayList<>();
        String key =
                path.equals("/categories")
                        ? "category_id"
                        : path.substring(1, path.length() - 1) + "_id";

        String next = path + "?limit=7";
        while (next != null) {
            HttpResponse<String> page = shop.get(next);
            var json = Json.tree(page.body().getBytes(StandardCharsets.UTF_8));
            json.path("items").forEach(item -> seen.add(item.path(key).longValue()));
            next = json.path("next").textValue();
            String link = next == null ? null : "<" + next + ">; rel=\"next\"";
            assertThat(page.headers().firstValue("Link").orElse(null)).isEqualTo(link);
        }

        assertThat(seen).isSorted().doesNotHaveDuplicates();
        assertThat((long) seen.size())
                .isEqualTo(query("SELECT count(*) FROM " + path.substring(1)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/customers",
                "/products",
                "/categories",
                "/carts",
                "/orders",
                "/order_item",
                "/wishlist",
                "/payment",
                "/shipments"
            })
    void listsEverything(String path) {
        HttpResponse<String> page = shop.get(path + "?limit=1");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).startsWith("{\"items\":[").doesNotContain("password");
        assertProblem(shop.get(path + "/9223372036854775807"), 404);
        assertProblem(shop.get(path + "/x"), 400);
    }

    @ParameterizedTest
    @CsvSource({
        "GET,    /orders?limit=0,       '',                        400",
        "GET,    /orders?limit=many,    '',                        400",
        "GET,    /orders?after=-1,      '',                        400",
        "GET,    /nothing,              '',                        404",
        "GET,    /orders/1/nothing,     '',                        404",
        "DELETE, /orders,               '',                        405",
        "POST,   /carts,                '',                        400",
        "POST,   /carts,                '{',                       400",
        "POST,   /carts,                '{}',                      400",
        "POST,   /carts,                '{\"customer_id\": \"x\"}',      400",
        "POST,   /carts,                '{\"customer_id\": -1}',       400",
        "POST,   /carts,                '{\"customer_id\": 1, \"a\": 1}',  400",
        "POST,   /carts,                '{\"customer_id\": 999999999}', 404",
        "POST,   /orders,               '{\"cart_id\": 999999999}',  404",
        "POST,   /carts/0/items,        '{\"product_id\": 1, \"quantity\": 1}', 400",
    })
    void tellsWhatIsWrong(String method, String path, String body, int status) {
        HttpResponse<String> answer =
                shop.send(
                        shop.request(path)
                                .header("Content-Type", "application/json")
                                .method(method, BodyPublishers.ofString(body))
                                .build());

        assertProblem(answer, status);
    }

    @Test
    void refusesAnEmptyCartAndOneThatIsOrdered() {
        execute("UPDATE products SET stock = 10 WHERE product_id = 4");
        long cart = number(shop.post("/carts", "{\"customer_id\": 1}"), "cart_id");
        String order = "{\"cart_id\": " + cart + "}";
        String item = "{\"product_id\": 4, \"quantity\": 1}";

        assertProblem(shop.post("/orders", order), 409);
        shop.post("/carts/" + cart + "/items", item);
        assertThat(shop.post("/orders", order).statusCode()).isEqualTo(201);
        assertProblem(shop.post("/orders", order), 409);
        assertProblem(shop.post("/carts/" + cart + "/items", item), 409);
    }

    private static void assertProblem(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type"))
                .contains("application/problem+json");
        assertThat(number(answer, "status")).isEqualTo(status);
        assertThat(answer.body())
                .contains("\"type\":", "\"title\":", "\"detail\":", "\"instance\":");
    }

    /** Every other cart is filled the other way round. */
    private static long cartOfBoth(int number) {
        long cart = number(shop.post("/carts", "{\"customer_id\": 1}"), "cart_id");
        for (int product : number % 2 == 0 ? new int[] {1, 2} : new int[] {2, 1}) {
            shop.post(
                    "/carts/" + cart + "/items",
                    "{\"product_id\": %d, \"quantity\": 1}".formatted(product));
        }
        return cart;
    }

    private static List<Integer> placeAllAtOnce(List<Long> carts) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> answers =
                    threads.invokeAll(
                            carts.stream()
                                    .<java.util.concurrent.Callable<Integer>>map(
                                            cart ->
                                                    () ->
                                                            shop.post(
                                                                            "/orders",
                                                                            "{\"cart_id\": %d}"
                                                                                    .formatted(
                                                                                            cart))
                                                                    .statusCode())
                                    .toList());
            return answers.stream().map(Future::resultNow).toList();
        }
    }
}
