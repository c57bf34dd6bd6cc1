package dev.rialto.topics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rialto.events.CategoryWindow;
import dev.rialto.events.FraudAlert;
import dev.rialto.events.FraudRule;
import dev.rialto.events.RevenueWindow;
import dev.rialto.events.TopProducts;
import dev.rialto.events.Topics;
import dev.rialto.events.TopicsAt;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AsyncApiTest {

    private static final Pattern TABLE =
            Pattern.compile("CREATE TABLE (\\w+) \\((.*?)\\n\\);", Pattern.DOTALL);
    private static final Pattern COLUMN = Pattern.compile("\\n    ([a-z_]+) +(\\w+)");
    private static final List<String> TABLES =
            List.of(
                    "customers",
                    "categories",
                    "products",
                    "carts",
                    "cart_items",
                    "wishlists",
                    "orders",
                    "order_items",
                    "payments",
                    "shipments");
    private static final ObjectNode DOCUMENT =
            AsyncApi.of(
                    "1.0", new TopicsAt("127.0.0.1:1"), TABLES, List.of("customers.password_hash"));

    @Test
    void hasEveryTopicThatHasAName() throws IllegalAccessException {
        List<String> addresses = DOCUMENT.path("channels").findValuesAsText("address");
        int found = 0;
        for (Field constant : Topics.class.getFields()) {
            assertThat(addresses).contains((String) constant.get(null));
            found++;
        }
        assertThat(found).isGreaterThanOrEqualTo(3);
        assertThat(addresses).contains("ecommerce-cdc.public.orders").hasSize(found + 10);
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                RevenueWindow.class,
                TopProducts.class,
                CategoryWindow.class,
                FraudAlert.class,
                FraudRule.class
            })
    void hasEveryFieldOfEachRecord(Class<?> type) {
        JsonNode fields =
                DOCUMENT.at("/components/schemas/" + type.getSimpleName() + "/properties");
        assertThat(fields.properties())
                .extracting(Map.Entry::getKey)
                .containsExactlyElementsOf(
                        Arrays.stream(type.getRecordComponents())
                                .map(RecordComponent::getName)
                                .map(new SnakeCaseStrategy()::translate)
                                .toList());
    }

    @Test
    void hasTheRowsOfTheShopsTablesWithoutWhatIsKeptBack() throws IOException {
        Map<String, List<String>> tables = tables();
        assertThat(tables.keySet()).containsExactlyInAnyOrderElementsOf(TABLES);
        tables.get("customers").remove("password_hash");
        tables.forEach(
                (table, columns) -> {
                    JsonNode row = DOCUMENT.at("/components/schemas/" + table + "/properties");
                    assertThat(row.properties())
                            .as(table)
                            .extracting(Map.Entry::getKey)
                            .containsExactlyInAnyOrderElementsOf(columns);
                });
    }

    @Test
    void pointsOnlyToWhatIsThere() {
        List<String> pointers = DOCUMENT.findValuesAsText("$ref");
        assertThat(pointers).hasSizeGreaterThan(40);
        assertThat(pointers)
                .allSatisfy(
                        pointer ->
                                assertThat(DOCUMENT.at(pointer.substring(1)).isMissingNode())
                                        .as(pointer)
                                        .isFalse());
    }

    @Test
    void writesDecimalsTimesAndNullsAsTopicsCarryThem() {
        JsonNode schemas = DOCUMENT.at("/components/schemas");
        assertThat(schemas.at("/RevenueWindow/properties/gross_revenue/type").asText())
                .isEqualTo("number");
        assertThat(schemas.at("/RevenueWindow/properties/window_start/format").asText())
                .isEqualTo("date-time");
        assertThat(schemas.at("/FraudAlert/properties/order_ids/items/type").asText())
                .isEqualTo("integer");
        assertThat(schemas.at("/orders/properties/payment_id/type/1").asText()).isEqualTo("null");
        assertThat(DOCUMENT.at("/components/messages/changes_orders/bindings/kafka/key/properties"))
                .hasToString("{\"order_id\":{\"type\":\"integer\"}}");
    }

    /** Names and columns, from the migration that makes them. */
    private static Map<String, List<String>> tables() throws IOException {
        Map<String, List<String>> tables = new LinkedHashMap<>();
        TABLE.matcher(migration())
                .results()
                .forEach(
                        table -> {
                            List<String> columns = new ArrayList<>();
                            COLUMN.matcher(table.group(2))
                                    .results()
                                    .forEach(column -> columns.add(column.group(1)));
                            tables.put(table.group(1), columns);
                        });
        return tables;
    }

    private static String migration() throws IOException {
        try (InputStream file =
                AsyncApiTest.class.getResourceAsStream("/db/migration/V1__shop.sql")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
