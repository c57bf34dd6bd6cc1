package dev.rialto.fraud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rialto.embedded.Servers;
import dev.rialto.events.Json;
import dev.rialto.events.TopicAdmin;
import dev.rialto.events.Topics;
import dev.rialto.shop.ShopFixture;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An operator's way with the rules. */
class FraudRulesIT {

    private static final String RULE = "/fraud/rules/similar_orders";

    private static final String SOMEBODY = "dry-run@example.com";

    private static ShopFixture shop;

    @BeforeAll
    static void open() {
        Map<String, String> settings = new HashMap<>(ShopFixture.settings());
        settings.put("RIALTO_TOPICS_BOOTSTRAP", Servers.addresses().bootstrap());
        shop = new ShopFixture("api", settings).open();
        await().atMost(Duration.ofSeconds(60))
                .until(() -> shop.get("/fraud/rules").statusCode() == 200);
    }

    @AfterAll
    static void close() {
        // Orders without items would puzzle others.
        ShopFixture.execute(
                "DELETE FROM orders USING customers c"
                        + " WHERE c.customer_id = orders.customer_id AND c.email = '"
                        + SOMEBODY
                        + "'");
        ShopFixture.execute("DELETE FROM customers WHERE email = '" + SOMEBODY + "'");
        shop.close();
    }

    @Test
    void tellsTheRulesAsTheyAre() {
        assertThat(json(shop.get("/fraud/rules")).findValuesAsText("rule"))
                .containsExactly(
                        "card_testing",
                        "high_value",
                        "shared_address",
                        "similar_orders",
                        "velocity");
        assertThat(shop.get("/fraud/rules/nothing").statusCode()).isEqualTo(404);
    }

    @Test
    void whatIsNoVersionIsSkipped() throws Exception {
        String before = shop.get(RULE).body();
        new TopicAdmin(Servers.topics()).ensureCompacted(Topics.FRAUD_RULES);
        try (var producer =
                new KafkaProducer<>(
                        Map.<String, Object>of(
                                "bootstrap.servers", Servers.addresses().bootstrap()),
                        new StringSerializer(),
                        new StringSerializer())) {
            producer.send(new ProducerRecord<>(Topics.FRAUD_RULES, "by-hand", "{oops")).get();
            producer.send(new ProducerRecord<>(Topics.FRAUD_RULES, "gone", null)).get();
        }

        assertThat(shop.get(RULE).body()).isEqualTo(before);
    }

    @Test
    void addsAVersionUnlessAnotherCameInBetween() {
        HttpResponse<String> seen = shop.get(RULE);
        int known = json(seen).size();
        String wanted = "{\"thresholds\":{\"orders\":7,\"within\":\"PT2H\"},\"enabled\":false}";

        HttpResponse<String> added =
                shop.write("PUT", RULE, wanted, "If-Match", ShopFixture.etag(seen));
        HttpResponse<String> late =
                shop.write("PUT", RULE, wanted, "If-Match", ShopFixture.etag(seen));

        assertThat(added.statusCode()).as(added.body()).isEqualTo(200);
        assertThat(json(added).path("version").asInt()).isEqualTo(known + 1);
        assertThat(late.statusCode()).isEqualTo(412);
        assertThat(late.body()).contains("the newest version is " + (known + 1));
        JsonNode history = json(shop.get(RULE));
        assertThat(history).hasSize(known + 1);
        assertThat(history.get(known).at("/thresholds/orders").asInt()).isEqualTo(7);
        assertThat(history.get(known).path("enabled").asBoolean()).isFalse();
    }

    @Test
    void refusesWhatMakesNoSense() {
        assertRefused(
                "{\"thresholds\":{\"orders\":0,\"within\":\"PT1H\"}}", 400, "thresholds.orders");
        assertRefused("{\"thresholds\":{\"orders\":1}}", 400, "thresholds.within");
        assertRefused("{\"threshold\":{}}", 400, "threshold");
        assertRefused(
                "{\"thresholds\":{\"orders\":1,\"within\":\"PT1H\"},"
                        + "\"effective_from\":\"2020-01-01T00:00:00Z\"}",
                422,
                "effective_from");
        assertThat(shop.post(RULE + "/dry-run?hours=0", "{}").statusCode()).isEqualTo(400);
    }

    @Test
    void triesThresholdsOnTheTables() {
        ShopFixture.execute(
                """
                WITH who AS (INSERT INTO customers (first_name, last_name, email, address,
                  phone_number) VALUES ('A', 'B', '%s', '1 Street', '1')
                  RETURNING customer_id)
                INSERT INTO orders (total_price, customer_id)
                SELECT 77.77, customer_id FROM who, generate_series(1, 60)
                """
                        .formatted(SOMEBODY));

        // Nobody else in these tables repeats an order so often.
        JsonNode flagged = trial(59);
        JsonNode spared = trial(60);

        assertThat(flagged.path("would_be_alerts").asLong()).isEqualTo(1);
        assertThat(spared.path("would_be_alerts").asLong()).isZero();
        JsonNode alert = flagged.path("alerts").get(0);
        assertThat(alert.path("order_ids")).hasSize(60);
        assertThat(alert.at("/evidence/each").decimalValue()).isEqualByComparingTo("77.77");
    }

    @Test
    void triesNothingWhereCaptureVeilsOtherwise() {
        ShopFixture.execute("CREATE PUBLICATION dry_run FOR TABLE customers");
        try {
            ShopFixture.execute(
                    "COMMENT ON PUBLICATION dry_run IS 'Rialto veils masked: customers.address'");
            HttpResponse<String> answer =
                    shop.post(
                            RULE + "/dry-run",
                            "{\"thresholds\":{\"orders\":5,\"within\":\"PT1H\"}}");
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(409);
            assertThat(answer.body())
                    .contains("publication dry_run", "rialto.cdc.excluded-columns");
        } finally {
            ShopFixture.execute("DROP PUBLICATION dry_run");
        }
    }

    private static JsonNode trial(int orders) {
        HttpResponse<String> answer =
                shop.post(
                        RULE + "/dry-run?hours=1",
                        "{\"thresholds\":{\"orders\":%d,\"within\":\"PT1H\"}}".formatted(orders));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer);
    }

    private static void assertRefused(String body, int status, String reason) {
        HttpResponse<String> answer = shop.write("PUT", RULE, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains(reason);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
                .startsWith("application/problem+json");
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return Json.tree(answer.body().getBytes(StandardCharsets.UTF_8));
    }
}
