package dev.rialto.shop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rialto.events.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The OpenAPI document says all that an operation may answer, and shows examples. */
class ApiDocumentIT {

    private static JsonNode document;

    @BeforeAll
    static void read() {
        try (ShopFixture shop = new ShopFixture("api", ShopFixture.settings()).open()) {
            String text = shop.get("/openapi?format=json").body();
            document = Json.tree(text.getBytes(StandardCharsets.UTF_8));
            assertThat(shop.get("/docs/").body()).contains("swagger");
        }
    }

    @Test
    void tellsTheErrorsOfEachOperation() {
        operations(
                (method, path, operation) -> {
                    JsonNode responses = operation.path("responses");
                    List<String> expected = new ArrayList<>();
                    boolean write = !method.equals("get");
                    if (operation.has("parameters")) {
                        expected.add("400");
                    }
                    if (path.contains("{")) {
                        expected.add("404");
                    }
                    if (write) {
                        expected.addAll(List.of("409", "422"));
                    }
                    if (write && path.contains("{")) {
                        expected.add("412");
                    }
                    expected.add("503");
                    if (!operation.path("security").isEmpty()) {
                        expected.addAll(List.of("401", "403"));
                    }
                    for (String status : expected) {
                        assertThat(responses.at("/" + status + "/$ref").asText())
                                .as("%s %s %s", method, path, status)
                                .isEqualTo("#/components/responses/Problem" + status);
                    }
                });
    }

    @Test
    void showsAnExampleOfEachParameterAndField() {
        operations(
                (method, path, operation) -> {
                    for (JsonNode parameter : operation.path("parameters")) {
                        assertThat(hasExample(parameter) || hasExample(parameter.path("schema")))
                                .as("%s %s %s", method, path, parameter)
                                .isTrue();
                    }
                    for (JsonNode field : fields(operation)) {
                        assertThat(hasExample(field)).as("%s %s %s", method, path, field).isTrue();
                    }
                });
    }

    /** A page to try the API on would send them: the same key each time, an ETag that never was. */
    @Test
    void suggestsNoValuesOfHeaders() {
        operations(
                (method, path, operation) -> {
                    for (JsonNode parameter : operation.path("parameters")) {
                        if (parameter.path("in").asText().equals("header")) {
                            assertThat(parameter.has("example"))
                                    .as("%s %s %s", method, path, parameter)
                                    .isFalse();
                        }
                    }
                });
    }

    @Test
    void describesEachProblemWithAnExample() {
        JsonNode responses = document.at("/components/responses");
        assertThat(responses).hasSizeGreaterThanOrEqualTo(8);
        responses.forEach(
                response -> {
                    JsonNode content = response.at("/content/application~1problem+json");
                    assertThat(content.at("/schema/$ref").asText()).endsWith("/Problem");
                    assertThat(content.at("/example/status").asInt()).isBetween(400, 503);
                });
    }

    private interface Visitor {
        void visit(String method, String path, JsonNode operation);
    }

    /** Visits what the shop itself offers. */
    private static void operations(Visitor visitor) {
        int[] seen = {0};
        document.path("paths")
                .properties()
                .forEach(
                        path ->
                                path.getValue()
                                        .properties()
                                        .forEach(
                                                one -> {
                                                    if (isOfTheShop(path.getKey())) {
                                                        seen[0]++;
                                                        visitor.visit(
                                                                one.getKey(),
                                                                path.getKey(),
                                                                one.getValue());
                                                    }
                                                }));
        assertThat(seen[0]).isGreaterThan(40);
    }

    private static boolean isOfTheShop(String path) {
        return path.length() > 1 && !path.matches("/(analytics|stream).*");
    }

    private static JsonNode fields(JsonNode operation) {
        JsonNode ref = operation.at("/requestBody/content/application~1json/schema/$ref");
        return ref.isMissingNode()
                ? ref
                : document.at(ref.asText().substring(1)).path("properties");
    }

    private static boolean hasExample(JsonNode node) {
        return node.has("example") || node.has("examples") || node.has("default");
    }
}
