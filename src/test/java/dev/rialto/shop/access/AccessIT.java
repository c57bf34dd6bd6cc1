package dev.rialto.shop.access;

import static dev.rialto.shop.ShopFixture.number;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rialto.RialtoProcess;
import dev.rialto.shop.ShopFixture;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A closed shop: who is let in, and how far. */
class AccessIT {

    private static final String OPERATOR = "the operator's long and random token";
    private static final String CUSTOMER = "the third customer's long and random token";
    private static final String ORIGIN = "https://shop.example";

    private static ShopFixture shop;

    @BeforeAll
    static void open() {
        Map<String, String> settings = new HashMap<>(ShopFixture.settings());
        settings.put("RIALTO_SECURITY", "closed");
        settings.put("RIALTO_SECURITY_TOKENS_BOSS_SHA256", Tokens.sha256(OPERATOR));
        settings.put("RIALTO_SECURITY_TOKENS_THIRD_SHA256", Tokens.sha256(CUSTOMER));
        settings.put("RIALTO_SECURITY_TOKENS_THIRD_ROLE", "customer");
        settings.put("RIALTO_SECURITY_TOKENS_THIRD_CUSTOMER_ID", "3");
        settings.put("QUARKUS_HTTP_CORS_ORIGINS", ORIGIN);
        shop = new ShopFixture("api", settings).open();
    }

    @AfterAll
    static void close() {
        shop.close();
    }

    @ParameterizedTest
    @CsvSource({
        "GET,    /products,          200, 200, 200",
        "GET,    /categories/1,      200, 200, 200",
        "GET,    /analytics/revenue, 200, 200, 200",
        "GET,    /analytics/fraud,   401, 403, 200",
        "GET,    /customers,         401, 200, 200",
        "GET,    /customers/3,       401, 200, 200",
        "GET,    /customers/1,       401, 404, 200",
        "GET,    /orders,            401, 200, 200",
        "GET,    /order_item,        401, 200, 200",
        "POST,   /products/1/restock,401, 403, 400",
        "DELETE, /products/999999,   401, 403, 404",
        "POST,   /orders/999/ship,   401, 403, 400",
        "POST,   /payment/999/refund,401, 403, 409",
        "POST,   /cdc/replay?table=x,401, 403, 400",
        "POST,   /carts,             401, 400, 400",
    })
    void letsEachAsFarAsTheyMay(
            String method, String path, int nobody, int customer, int operator) {
        assertThat(status(method, path, null)).isEqualTo(nobody);
        assertThat(status(method, path, CUSTOMER)).isEqualTo(customer);
        assertThat(status(method, path, OPERATOR)).isEqualTo(operator);
        if (nobody == 401) {
            assertThat(status(method, path, "a wrong token")).isEqualTo(401);
        }
    }

    @Test
    void tellsWhoIsNotLetInAsAnyOtherProblem() {
        HttpResponse<String> unknown = shop.get("/orders");
        HttpResponse<String> forbidden =
                shop.write("DELETE", "/products/1", null, "Authorization", "Bearer " + CUSTOMER);

        for (HttpResponse<String> answer : List.of(unknown, forbidden)) {
            assertThat(answer.headers().firstValue("Content-Type"))
                    .contains("application/problem+json");
            assertThat(number(answer, "status")).isEqualTo(answer.statusCode());
        }
        assertThat(unknown.headers().firstValue("WWW-Authenticate")).contains("Bearer");
    }

    @Test
    void showsACustomerWhatIsTheirOwnAndNothingElse() {
        String mine = cart(3, CUSTOMER);
        String others = cart(4, OPERATOR);

        assertThat(status("GET", mine, CUSTOMER)).isEqualTo(200);
        assertThat(status("GET", others, CUSTOMER)).isEqualTo(404);
        assertThat(status("POST", others + "/abandon", CUSTOMER)).isEqualTo(404);
        assertThat(as(CUSTOMER, "GET", "/carts?limit=500", null).body())
                .contains("\"customer_id\":3")
                .doesNotContain("\"customer_id\":4");
        assertThat(as(CUSTOMER, "POST", "/carts", "{\"customer_id\": 4}").statusCode())
                .isEqualTo(403);
        String order = "{\"cart_id\": " + others.substring("/carts/".length()) + "}";
        assertThat(as(CUSTOMER, "POST", "/orders", order).statusCode()).isEqualTo(403);
    }

    @Test
    void tellsOperatorsOnlyOfAlerts() throws Exception {
        assertThat(follow("/stream/fraud", CUSTOMER)).isEqualTo("403");
        assertThat(follow("/stream/fraud", OPERATOR)).contains("\"alerts\":0");
        assertThat(follow("/stream/statistics", CUSTOMER)).contains("\"alerts\":null");
        assertThat(follow("/stream/statistics", OPERATOR)).contains("\"alerts\":0");
    }

    /** The first data of an event stream, or the status of a refusal. */
    private static String follow(String path, String token) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<InputStream> answer =
                    http.send(
                            shop.request(path).header("Authorization", "Bearer " + token).build(),
                            BodyHandlers.ofInputStream());
            try (var lines = new BufferedReader(new InputStreamReader(answer.body(), UTF_8))) {
                return answer.statusCode() == 200
                        ? lines.lines().filter(l -> l.startsWith("data")).findFirst().orElseThrow()
                        : String.valueOf(answer.statusCode());
            } finally {
                http.shutdownNow();
            }
        }
    }

    @Test
    void keepsTheKeysOfCallersApart() {
        String body = "{\"customer_id\": 3}";
        var key = new String[] {"Idempotency-Key", "the-same-for-both"};

        HttpResponse<String> one =
                shop.write(
                        "POST",
                        "/carts",
                        body,
                        key[0],
                        key[1],
                        "Authorization",
                        "Bearer " + CUSTOMER);
        HttpResponse<String> other =
                shop.write(
                        "POST",
                        "/carts",
                        body,
                        key[0],
                        key[1],
                        "Authorization",
                        "Bearer " + OPERATOR);

        assertThat(number(one, "cart_id")).isNotEqualTo(number(other, "cart_id"));
    }

    @Test
    void letsTheNamedOriginInAndNoOther() {
        HttpResponse<String> named = preflight(ORIGIN);
        HttpResponse<String> other = preflight("https://other.example");

        assertThat(named.statusCode()).isEqualTo(200);
        assertThat(named.headers().firstValue("Access-Control-Allow-Origin")).contains(ORIGIN);
        assertThat(other.statusCode()).isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource({"open, rialto.security=open", "closed, without configured security"})
    void isNotServedToOthersWithoutSecurity(String security, String reason) {
        Map<String, String> settings =
                Map.of("RIALTO_SECURITY", security, "QUARKUS_HTTP_HOST", "0.0.0.0");

        try (RialtoProcess run = RialtoProcess.start(settings, "run", "--roles", "api")) {
            assertThat(run.awaitExit()).isEqualTo(2);
            assertThat(run.output()).contains("rialto: the shop listens on 0.0.0.0", reason);
        }
    }

    private static HttpResponse<String> preflight(String origin) {
        return shop.write(
                "OPTIONS",
                "/orders",
                null,
                "Origin",
                origin,
                "Access-Control-Request-Method",
                "POST",
                "Access-Control-Request-Headers",
                "content-type,idempotency-key");
    }

    private static String cart(long customer, String token) {
        HttpResponse<String> made =
                as(token, "POST", "/carts", "{\"customer_id\": %d}".formatted(customer));
        return "/carts/" + number(made, "cart_id");
    }

    private static int status(String method, String path, String token) {
        String body = path.endsWith("/abandon") || path.endsWith("/refund") ? null : "{}";
        return as(token, method, path, method.equals("POST") ? body : null).statusCode();
    }

    private static HttpResponse<String> as(String token, String method, String path, String body) {
        return token == null
                ? shop.write(method, path, body)
                : shop.write(method, path, body, "Authorization", "Bearer " + token);
    }
}
