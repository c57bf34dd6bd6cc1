package dev.rialto.shop;

import static dev.rialto.shop.ShopFixture.etag;
import static dev.rialto.shop.ShopFixture.execute;
import static dev.rialto.shop.ShopFixture.number;
import static dev.rialto.shop.ShopFixture.query;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every write of the store over HTTP, on a real database. */
class StoreIT {

    private static final String PAY = "{\"payment_method\": \"credit_card\"}";
    private static final String SHIP = "{\"carrier\": \"DHL\", \"tracking_number\": \"%s\"}";

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
    void makesChangesRestocksAndDeletesAProduct() {
        HttpResponse<String> made = shop.post("/products", product());
        String path = "/products/" + number(made, "product_id");

        assertThat(made.statusCode()).isEqualTo(201);
        assertThat(etag(made)).isEqualTo(etag(shop.get(path)));
        HttpResponse<String> changed =
                shop.write("PATCH", path, "{\"price\": 3, \"is_active\": false}");
        assertThat(changed.body()).contains("\"price\":3.00", "\"is_active\":false");
        assertThat(etag(changed)).isEqualTo(etag(shop.get(path)));
        assertThat(number(shop.post(path + "/restock", "{\"pieces\": 5}"), "stock")).isEqualTo(15);
        assertThat(shop.write("DELETE", path, null).statusCode()).isEqualTo(204);
        assertThat(shop.get(path).statusCode()).isEqualTo(404);
    }

    @Test
    void deletesNothingThatIsInUse() {
        long cart = cartWith(5, 1);

        assertThat(shop.write("DELETE", "/products/5", null).statusCode()).isEqualTo(409);
        assertThat(shop.write("DELETE", "/categories/1", null).statusCode()).isEqualTo(409);
        assertThat(shop.write("DELETE", "/customers/1", null).statusCode()).isEqualTo(409);
        assertThat(shop.get("/carts/" + cart).body()).contains("\"product_id\":5");
    }

    @Test
    void signsUpWithASlowHashThatNobodyIsShown() {
        String email = UUID.randomUUID() + "@example.com";
        HttpResponse<String> made = shop.post("/customers", customer(email));

        assertThat(made.statusCode()).isEqualTo(201);
        assertThat(made.body()).contains(email).doesNotContain("password", "pbkdf2", "a secret");
        assertThat(
                        query(
                                "SELECT count(*) FROM customers WHERE email = '"
                                        + email
                                        + "' AND password_hash LIKE '$pbkdf2-sha512$i=210000$%'"))
                .isOne();
        assertThat(shop.post("/customers", customer(email)).statusCode()).isEqualTo(409);
    }

    @Test
    void fillsChangesAndAbandonsACart() {
        String cart = "/carts/" + cartWith(6, 2);

        assertThat(shop.write("PATCH", cart + "/items/6", "{\"quantity\": 7}").body())
                .contains("\"quantity\":7");
        assertThat(shop.write("DELETE", cart + "/items/6", null).body()).contains("\"items\":[]");
        assertThat(shop.post(cart + "/abandon", "").body()).contains("\"status\":\"abandoned\"");
        assertThat(shop.post(cart + "/abandon", "").statusCode()).isEqualTo(409);
    }

    @Test
    void sellsNothingThatIsNotOnSale() {
        HttpResponse<String> made = shop.post("/products", product());
        long product = number(made, "product_id");
        long filled = cartWith(product, 1);
        shop.write("PATCH", "/products/" + product, "{\"is_active\": false}");
        long empty = number(shop.post("/carts", "{\"customer_id\": 1}"), "cart_id");
        String item = "{\"product_id\": %d, \"quantity\": 1}".formatted(product);

        HttpResponse<String> added = shop.post("/carts/" + empty + "/items", item);
        HttpResponse<String> ordered = shop.post("/orders", "{\"cart_id\": %d}".formatted(filled));

        for (HttpResponse<String> refused : List.of(added, ordered)) {
            assertThat(refused.statusCode()).isEqualTo(409);
            assertThat(refused.body()).contains("product " + product + " is not on sale");
        }
        shop.write("PATCH", "/products/" + product, "{\"is_active\": true}");
        assertThat(shop.post("/orders", "{\"cart_id\": %d}".formatted(filled)).statusCode())
                .isEqualTo(201);
    }

    @Test
    void wishesOnceAndNoLonger() {
        execute("DELETE FROM wishlists WHERE customer_id = 2 AND product_id = 7");
        String wish = "{\"customer_id\": 2, \"product_id\": 7}";
        HttpResponse<String> made = shop.post("/wishlist", wish);

        assertThat(made.statusCode()).isEqualTo(201);
        assertThat(shop.post("/wishlist", wish).statusCode()).isEqualTo(409);
        String path = "/wishlist/" + number(made, "wishlist_id");
        assertThat(shop.write("DELETE", path, null).statusCode()).isEqualTo(204);
    }

    @Test
    void goesThroughAnOrdersWholeLife() {
        String order = "/orders/" + order(8, 2);
        String tracking = UUID.randomUUID().toString();

        assertThat(shop.post(order + "/ship", SHIP.formatted("x")).statusCode()).isEqualTo(409);
        HttpResponse<String> payment = shop.post(order + "/pay", PAY);
        assertThat(payment.statusCode()).isEqualTo(201);
        assertThat(payment.body()).contains("\"status\":\"captured\"");
        assertThat(shop.post(order + "/pay", PAY).statusCode()).isEqualTo(409);
        HttpResponse<String> sent = shop.post(order + "/ship", SHIP.formatted(tracking));
        assertThat(sent.body()).contains("\"status\":\"shipped\"");
        String shipment = "/shipments/" + number(sent, "shipment_id");
        assertThat(shop.get(shipment).body()).contains(tracking, "DHL", "in_transit");
        assertThat(shop.write("PATCH", shipment, "{\"status\": \"delivered\"}").statusCode())
                .isEqualTo(200);
        assertThat(shop.get(order).body()).contains("\"status\":\"completed\"");
        assertThat(shop.post(order + "/cancel", "").statusCode()).isEqualTo(409);
        String paid = "/payment/" + number(payment, "payment_id");
        assertThat(shop.post(paid + "/refund", "").body()).contains("\"status\":\"refunded\"");
        assertThat(shop.get(order).body()).contains("\"status\":\"refunded\"");
        assertThat(shop.get(shipment).body()).contains("\"status\":\"returned\"");
    }

    @Test
    void reservesMoneyThenTakesItOrNot() {
        String order = "/orders/" + order(9, 1);

        String first = "/payment/" + number(shop.post(order + "/authorise", PAY), "payment_id");
        assertThat(shop.get(order).body()).contains("\"status\":\"pending\"");
        assertThat(shop.post(order + "/pay", PAY).statusCode()).isEqualTo(409);
        assertThat(shop.post(first + "/fail", "").body()).contains("\"status\":\"failed\"");
        assertThat(shop.post(first + "/capture", "").statusCode()).isEqualTo(409);
        String second = "/payment/" + number(shop.post(order + "/authorise", PAY), "payment_id");
        assertThat(shop.post(second + "/capture", "").body()).contains("\"status\":\"captured\"");
        assertThat(shop.get(order).body()).contains("\"status\":\"paid\"");
    }

    @ParameterizedTest
    @CsvSource({
        "/orders?status=lost,           status",
        "/orders?customer_id=x,         customer_id",
        "/orders?from=yesterday,        from",
        "/products?active=maybe,        active",
        "/products?colour=red,          colour",
        "/payment?payment_method=shell, payment_method",
    })
    void namesTheParameterAtFault(String path, String parameter) {
        HttpResponse<String> answer = shop.get(path);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("\"field\":\"" + parameter + "\"");
    }

    @Test
    void keepsTheFiltersFromPageToPage() {
        long one = order(8, 1);
        long other = order(8, 1);
        execute(
                "UPDATE orders SET status = 'refunded', order_date = '2001-01-01T00:00:00.5Z'"
                        + " WHERE order_id IN (%d, %d)".formatted(one, other));
        String filters =
                "status=refunded&customer_id=1&from=2001-01-01T00:00:00%2B00:00&to=2001-01-02";

        HttpResponse<String> page = shop.get("/orders?limit=1&" + filters);

        assertThat(page.body()).contains("\"order_id\":" + one + ",");
        String link = page.headers().firstValue("Link").orElseThrow();
        HttpResponse<String> next = shop.get(link.substring(1, link.indexOf('>')));
        assertThat(next.body()).contains("\"order_id\":" + other + ",", "\"next\":null");
    }

    @Test
    void showsOnlyWhatIsNew() {
        HttpResponse<String> seen = shop.get("/products/10");
        var again = shop.request("/products/10").header("If-None-Match", etag(seen)).build();

        HttpResponse<String> same = shop.send(again);
        assertThat(same.statusCode()).isEqualTo(304);
        assertThat(same.body()).isEmpty();
        shop.post("/products/10/restock", "{\"pieces\": 1}");
        assertThat(shop.send(again).statusCode()).isEqualTo(200);
    }

    @Test
    void letsOneOfManyWritersWhoSawTheSameWin() throws Exception {
        String tag = etag(shop.get("/products/11"));

        List<Integer> answers =
                atOnce(
                        20,
                        n ->
                                shop.write(
                                                "PATCH",
                                                "/products/11",
                                                "{\"name\": \"Writer %d\"}".formatted(n),
                                                "If-Match",
                                                tag)
                                        .statusCode());

        assertThat(answers).filteredOn(status -> status == 200).hasSize(1);
        assertThat(answers).filteredOn(status -> status == 412).hasSize(19);
    }

    @Test
    void writesOnceForOneKeyHoweverOftenItIsAsked() throws Exception {
        execute("UPDATE products SET stock = 100 WHERE product_id = 12");
        String key = UUID.randomUUID().toString();
        String body = "{\"cart_id\": " + cartWith(12, 1) + "}";

        List<HttpResponse<String>> answers =
                atOnce(12, _ -> shop.write("POST", "/orders", body, "Idempotency-Key", key));

        assertThat(answers).allSatisfy(one -> assertThat(one.statusCode()).isEqualTo(201));
        assertThat(answers.stream().map(HttpResponse::body).distinct()).hasSize(1);
        assertThat(answers.stream().map(ShopFixture::etag).distinct()).hasSize(1);
        assertThat(answers.stream().flatMap(one -> header(one, "Location")).distinct()).hasSize(1);
        assertThat(answers.stream().flatMap(one -> header(one, "Idempotency-Replayed")))
                .hasSize(11);
        assertThat(query("SELECT stock FROM products WHERE product_id = 12")).isEqualTo(99);
    }

    @Test
    void refusesAKeyThatCameWithAnotherRequestUntilItIsForgotten() {
        String key = UUID.randomUUID().toString();
        String first = "{\"customer_id\": 1}";
        String other = "{\"customer_id\": 2}";
        shop.write("POST", "/carts", first, "Idempotency-Key", key);

        assertThat(shop.write("POST", "/carts", other, "Idempotency-Key", key).statusCode())
                .isEqualTo(422);
        execute("UPDATE idempotency_keys SET created_at = now() - interval '25 hours'");
        assertThat(shop.write("POST", "/carts", other, "Idempotency-Key", key).statusCode())
                .isEqualTo(201);
    }

    @Test
    void forgetsTheKeyOfAWriteThatWasRefused() {
        String key = UUID.randomUUID().toString();
        String body = "{\"cart_id\": " + cartWith(13, 3) + "}";
        execute("UPDATE products SET stock = 2 WHERE product_id = 13");

        assertThat(shop.write("POST", "/orders", body, "Idempotency-Key", key).statusCode())
                .isEqualTo(409);
        execute("UPDATE products SET stock = 3 WHERE product_id = 13");
        assertThat(shop.write("POST", "/orders", body, "Idempotency-Key", key).statusCode())
                .isEqualTo(201);
    }

    @Test
    void sellsTheLastFiftyPiecesToFiftyOfTwoHundred() throws Exception {
        execute("UPDATE products SET stock = 50, price = 1.25 WHERE product_id IN (14, 15)");
        List<Long> carts = IntStream.range(0, 200).mapToObj(StoreIT::cartOfBoth).toList();

        List<HttpResponse<String>> answers =
                atOnce(200, n -> shop.post("/orders", "{\"cart_id\": %d}".formatted(carts.get(n))));

        assertThat(answers).filteredOn(one -> one.statusCode() == 201).hasSize(50);
        assertThat(answers).filteredOn(one -> one.statusCode() == 409).hasSize(150);
        assertThat(answers)
                .filteredOn(one -> one.statusCode() == 201)
                .allSatisfy(one -> assertThat(one.body()).contains("\"total_price\":2.50"));
        assertThat(query("SELECT sum(stock) FROM products WHERE product_id IN (14, 15)")).isZero();
        assertThat(
                        query(
                                """
                                SELECT count(*) FROM orders WHERE total_price <>
                                  (SELECT coalesce(sum(quantity * price), 0) FROM order_items
                                   WHERE order_items.order_id = orders.order_id)
                                """))
                .isZero();
    }

    @Test
    void refusesAnOrderThatTheBooksCannotHold() {
        String sku = UUID.randomUUID().toString();
        execute(
                """
                INSERT INTO products (sku, name, description, price, stock, category_id)
                VALUES ('%s', 'Palace', '', 9999999999.99, 9, 1)
                """
                        .formatted(sku));
        long palace = query("SELECT product_id FROM products WHERE sku = '" + sku + "'");
        String order = "{\"cart_id\": " + cartWith(palace, 2) + "}";

        assertThat(shop.post("/orders", order).statusCode()).isEqualTo(409);
        assertThat(query("SELECT stock FROM products WHERE sku = '" + sku + "'")).isEqualTo(9);
    }

    private static <T> List<T> atOnce(int times, IntFunction<T> work) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<T>> all =
                    IntStream.range(0, times)
                            .<Callable<T>>mapToObj(n -> () -> work.apply(n))
                            .toList();
            return threads.invokeAll(all).stream().map(Future::resultNow).toList();
        }
    }

    private static Stream<String> header(HttpResponse<String> answer, String name) {
        return answer.headers().allValues(name).stream();
    }

    private static String product() {
        return """
               {"sku": "%s", "name": "Spade", "description": "", "price": 24.9, "stock": 10,
                "category_id": 1}
               """
                .formatted(UUID.randomUUID());
    }

    private static String customer(String email) {
        return """
               {"first_name": "Ada", "last_name": "Lovelace", "email": "%s",
                "address": "12 St James's Square", "phone_number": "", "password": "a secret"}
               """
                .formatted(email);
    }

    private static long cartWith(long product, int pieces) {
        long cart = number(shop.post("/carts", "{\"customer_id\": 1}"), "cart_id");
        put(cart, product, pieces);
        return cart;
    }

    private static void put(long cart, long product, int pieces) {
        String item = "{\"product_id\": %d, \"quantity\": %d}".formatted(product, pieces);
        assertThat(shop.post("/carts/" + cart + "/items", item).statusCode()).isEqualTo(200);
    }

    /** Every other cart is filled the other way round. */
    private static long cartOfBoth(int number) {
        long cart = cartWith(number % 2 == 0 ? 14 : 15, 1);
        put(cart, number % 2 == 0 ? 15 : 14, 1);
        return cart;
    }

    private static long order(long product, int pieces) {
        execute("UPDATE products SET stock = 100 WHERE product_id = " + product);
        long cart = cartWith(product, pieces);
        return number(shop.post("/orders", "{\"cart_id\": " + cart + "}"), "order_id");
    }
}
