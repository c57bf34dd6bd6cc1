package dev.rialto.shop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rialto.events.Json;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The API under nonsense, made from its own OpenAPI document; seeded, so the same each time. */
class ApiFuzzIT {

    /** What stands for the value of a field, as JSON text. */
    private static final List<String> NONSENSE =
            List.of(
                    "null",
                    "true",
                    "\"\"",
                    "\" \"",
                    "-1",
                    "0",
                    "1.5",
                    "1e400",
                    "1e-400",
                    "[]",
                    "{}",
                    "9223372036854775808",
                    "99999999999999999999999999",
                    "-2147483649",
                    "\"1\"",
                    "\"a\\u0000b\"",
                    "\"\\ud800\"",
                    "\"\\udfff\\ud800\"",
                    "\"\\u202e\\ufeff\"",
                    "\"'; DROP TABLE orders; --\"",
                    "\"<script>alert(1)</script>\"",
                    "\"%s%n${x}\"",
                    '"' + "x".repeat(100_000) + '"',
                    "[".repeat(2000) + "]".repeat(2000),
                    "NaN");

    private static final List<String> BODIES =
            List.of(
                    "",
                    "null",
                    "[]",
                    "{",
                    "{}}",
                    "\"text\"",
                    "{\"a\":1}",
                    "\u0000",
                    "{\"\":{}}",
                    "{\"a\":".repeat(1500) + "1" + "}".repeat(1500),
                    "{\"status\":1,\"status\":2}");

    private static final List<String> PARAMETERS =
            List.of(
                    "",
                    "x",
                    "-1",
                    "0",
                    "1.5",
                    "9223372036854775808",
                    "%00",
                    "%ff",
                    "\ud83d\ude00",
                    "' OR 1=1 --",
                    "<b>",
                    "null",
                    "x".repeat(3000),
                    "0001-01-01T00:00:00Z",
                    "+999999999-12-31T23:59:59Z",
                    "../../etc/passwd");

    private static final String COUNTS =
            """
            SELECT (SELECT count(*) FROM customers) + 3 * (SELECT count(*) FROM products)
                + 7 * (SELECT count(*) FROM carts) + 11 * (SELECT count(*) FROM orders)
                + 13 * (SELECT count(*) FROM payments) + 17 * (SELECT count(*) FROM shipments)
                + 19 * (SELECT count(*) FROM wishlists) + 23 * (SELECT count(*) FROM cart_items)
                + 29 * (SELECT count(*) FROM categories) + 31 * (SELECT count(*) FROM order_items)
            """;

    private static final String NO_ID = "999999999";
    private static final ObjectMapper JSON = new ObjectMapper();

    private static ShopFixture shop;
    private static JsonNode document;
    private static Connection database;

    private final SplittableRandom random = new SplittableRandom(42);

    @BeforeAll
    static void open() throws SQLException {
        shop = new ShopFixture("api", ShopFixture.settings()).open();
        database = ShopFixture.connect();
        document =
                Json.tree(shop.get("/openapi?format=json").body().getBytes(StandardCharsets.UTF_8));
    }

    @AfterAll
    static void close() throws SQLException {
        database.close();
        shop.close();
    }

    @Test
    void staysCalmWhateverAParameterIs() {
        for (Operation operation : operations()) {
            List<HttpRequest> requests = new ArrayList<>();
            String body = validBody(operation);
            for (JsonNode parameter : operation.spec().path("parameters")) {
                for (String value : values(parameter)) {
                    requests.add(operation.with(parameter, value, body));
                }
            }
            check(requests);
        }
    }

    @Test
    void staysCalmWhateverAFieldIs() {
        for (Operation operation : writers()) {
            check(spoiled(operation).stream().map(operation::json).toList());
        }
    }

    @Test
    void staysCalmWhateverABodyIs() {
        for (Operation operation : writers()) {
            List<HttpRequest> requests =
                    new ArrayList<>(BODIES.stream().map(operation::json).toList());
            for (String type :
                    List.of("text/plain", "application/xml", "application/json;charset=x")) {
                requests.add(operation.request(filled(operation.path(), NO_ID), "{}", type));
            }
            check(requests);
        }
    }

    /** The headers are the same everywhere, so each place sees some of the nonsense. */
    private List<String> values(JsonNode parameter) {
        return parameter.path("in").textValue().equals("header")
                ? List.of("", PARAMETERS.get(random.nextInt(PARAMETERS.size())))
                : PARAMETERS;
    }

    private static List<Operation> writers() {
        return operations().stream().filter(one -> one.spec().has("requestBody")).toList();
    }

    /** An operation of the document. */
    private record Operation(String method, String path, JsonNode spec) {

        HttpRequest json(String body) {
            return request(filled(path, NO_ID), body, "application/json");
        }

        HttpRequest request(String at, String body, String type) {
            return shop.request(at)
                    .header("Content-Type", type)
                    .method(method, BodyPublishers.ofString(body))
                    .build();
        }

        HttpRequest with(JsonNode parameter, String value, String body) {
            String name = parameter.path("name").textValue();
            String encoded =
                    value.startsWith("%")
                            ? value
                            : URLEncoder.encode(value, StandardCharsets.UTF_8);
            return switch (parameter.path("in").textValue()) {
                case "query" ->
                        request(
                                filled(path, NO_ID) + "?" + name + "=" + encoded,
                                body,
                                "application/json");
                case "path" ->
                        request(
                                filled(path, encoded.isEmpty() ? "%20" : encoded),
                                body,
                                "application/json");
                default ->
                        HttpRequest.newBuilder(
                                        request(filled(path, NO_ID), body, "application/json"),
                                        (_, _) -> true)
                                .setHeader(name, value.replaceAll("[^ -~]", "?"))
                                .build();
            };
        }
    }

    private static List<Operation> operations() {
        List<Operation> all = new ArrayList<>();
        document.path("paths")
                .properties()
                .forEach(
                        path ->
                                path.getValue()
                                        .properties()
                                        .forEach(
                                                method ->
                                                        all.add(
                                                                new Operation(
                                                                        method.getKey()
                                                                                .toUpperCase(
                                                                                        java.util
                                                                                                .Locale
                                                                                                .ROOT),
                                                                        path.getKey(),
                                                                        method.getValue()))));
        all.removeIf(operation -> operation.path().startsWith("/stream"));
        assertThat(all).hasSizeGreaterThan(40);
        return all;
    }

    private static String filled(String template, String id) {
        return template.replaceAll("\\{\\w+}", id);
    }

    /** An example of the document with a field that names nothing there is. */
    private String validBody(Operation operation) {
        if (!operation.spec().has("requestBody")) {
            return "";
        }
        ObjectNode body = JSON.createObjectNode();
        properties(operation)
                .properties()
                .forEach(
                        field ->
                                body.set(
                                        field.getKey(), field.getValue().path("examples").path(0)));
        body.properties()
                .forEach(
                        field -> {
                            if (field.getKey().endsWith("_id")) {
                                field.setValue(JSON.getNodeFactory().numberNode(999_999_999));
                            }
                        });
        return body.toString();
    }

    private List<String> spoiled(Operation operation) {
        List<String> bodies = new ArrayList<>();
        ObjectNode good =
                (ObjectNode) Json.tree(validBody(operation).getBytes(StandardCharsets.UTF_8));
        good.fieldNames()
                .forEachRemaining(
                        field -> {
                            bodies.add(good.deepCopy().without(field).toString());
                            for (String value : NONSENSE) {
                                ObjectNode body = good.deepCopy();
                                body.put(field, "here");
                                bodies.add(body.toString().replace("\"here\"", value));
                            }
                        });
        for (int i = 0; i < 20; i++) {
            byte[] bytes = good.toString().getBytes(StandardCharsets.UTF_8);
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(1, 127);
            bodies.add(new String(bytes, StandardCharsets.UTF_8));
        }
        return bodies;
    }

    private static JsonNode properties(Operation operation) {
        String ref =
                operation
                        .spec()
                        .at("/requestBody/content/application~1json/schema/$ref")
                        .textValue();
        return document.at(ref.substring(1)).path("properties");
    }

    /**
     * No 5xx, no trace of code; errors are problems; and where all are refused, no row is written.
     */
    private static void check(List<HttpRequest> requests) {
        long before = rows();
        List<HttpResponse<String>> answers = requests.stream().map(shop::send).toList();
        answers.forEach(ApiFuzzIT::check);
        if (answers.stream().allMatch(answer -> answer.statusCode() >= 400)) {
            assertThat(rows()).as(requests.toString()).isEqualTo(before);
        }
    }

    private static void check(HttpResponse<String> answer) {
        String what = answer.request().method() + " " + answer.uri() + ": " + answer.body();
        assertThat(answer.statusCode()).as(what).isBetween(200, 499);
        assertThat(answer.body())
                .doesNotContain("Exception", "\tat ", "dev.rialto.", "org.postgresql");
        if (answer.statusCode() >= 400) {
            assertThat(answer.headers().firstValue("Content-Type"))
                    .as(what)
                    .contains("application/problem+json");
        }
    }

    private static long rows() {
        try (var statement = database.createStatement();
                var row = statement.executeQuery(COUNTS)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
