package dev.rialto.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rialto.RialtoProcess;
import dev.rialto.embedded.Servers;
import dev.rialto.events.Json;
import dev.rialto.events.TopicAdmin;
import dev.rialto.events.Topics;
import dev.rialto.events.TopicsAt;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DashboardHttpIT {

    // Newer than anything that others may have put on the same topics.
    private static final Instant LATE = Instant.parse("2998-01-01T00:00:00Z");
    private static final TopicsAt TOPICS = new TopicsAt(Servers.addresses().bootstrap());
    private static final String ALERT = "an-alert-of-2998";
    private static final int PORT = RialtoProcess.freePort();

    private static RialtoProcess api;
    private static Publisher publisher;

    @BeforeAll
    static void open() throws InterruptedException {
        new TopicAdmin(TOPICS).ensureCompacted(Topics.REVENUE, Topics.FRAUD_ALERTS);
        publisher = new Publisher(TOPICS);
        publish(1);
        publisher.publish(Records.alert(ALERT, LATE, 1));
        Map<String, String> settings =
                Map.of(
                        "RIALTO_POSTGRES_URL", Servers.addresses().jdbcUrl(),
                        "RIALTO_TOPICS_BOOTSTRAP", TOPICS.bootstrap(),
                        "RIALTO_SECURITY", "open");
        api =
                RialtoProcess.start(
                                settings,
                                "run",
                                "--roles",
                                "api",
                                "--http-port",
                                String.valueOf(PORT))
                        .awaitOk(PORT, "/analytics/revenue");
        await().atMost(Duration.ofSeconds(30))
                .until(
                        () ->
                                get("/analytics/revenue").contains("2998-")
                                        && get("/analytics/fraud").contains(ALERT));
    }

    @AfterAll
    static void close() {
        publisher.publish(Topics.REVENUE, Records.window(LATE, 1, BigDecimal.ONE).key(), null);
        publisher.publish(Topics.FRAUD_ALERTS, ALERT, null);
        publisher.close();
        api.close();
    }

    @Test
    void givesProgramsAnIndexAndBrowsersThePage() {
        JsonNode index = Json.tree(get("/").getBytes(StandardCharsets.UTF_8));
        assertThat(index.path("name").asText()).isEqualTo("Rialto");
        for (JsonNode link : index.path("links")) {
            if (!link.asText().startsWith("/stream")) {
                assertThat(RialtoProcess.get(PORT, link.asText()).statusCode())
                        .as(link.asText())
                        .isLessThan(400);
            }
        }
        HttpResponse<String> page =
                RialtoProcess.get(PORT, "/", "Accept", "text/html,application/xhtml+xml,*/*;q=0.8");
        assertThat(page.headers().firstValue("content-type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/html"));
        assertThat(page.body()).startsWith("<!doctype html>");
    }

    @Test
    void givesTheNewestWindowsInTheOrderOfTimeWithExactDecimals() {
        assertThat(get("/analytics/revenue?window=PT1M&limit=1"))
                .contains("\"window_start\":\"2998-01-01T00:00:00Z\"")
                .contains("\"window\":\"PT1M\"")
                .contains("\"net_revenue\":0.10");
        assertThat(get("/analytics/revenue?window=PT1H")).isEqualTo("[]");
    }

    /** Of an alert whose orders were placed from 23:59:19 to midnight. */
    @ParameterizedTest
    @CsvSource({
        "rule=velocity, true",
        "rule=high_value, false",
        "severity=high, true",
        "severity=low, false",
        "customer_id=42, true",
        "customer_id=41, false",
        "from=2998-01-01T00:00:00Z, true",
        "from=2998-01-01T00:00:01Z, false",
        "from=2998-01-01, true",
        "from=2998-01-02, false",
        "to=2997-12-31T23:59:20Z, true",
        "to=2997-12-31T23:59:19Z, false"
    })
    void narrowsAlerts(String narrowed, boolean found) {
        assertThat(get("/analytics/fraud?limit=500&" + narrowed).contains("\"" + ALERT + "\""))
                .isEqualTo(found);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/analytics/revenue?window=PT7M",
                "/analytics/revenue?window=minute",
                "/analytics/revenue?limit=0",
                "/analytics/revenue?limit=1501",
                "/analytics/revenue?from=yesterday",
                "/analytics/top-products?window=PT7M",
                "/analytics/top-products?limit=501",
                "/analytics/categories?from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z",
                "/analytics/revenue?size=PT1H",
                "/analytics/fraud?rule=velocty",
                "/analytics/fraud?severity=worst",
                "/analytics/fraud?customer_id=ada",
                "/analytics/fraud?to=tomorrow",
                "/analytics/fraud?window=PT1H",
                "/analytics/fraud?limit=many",
                "/analytics/fraud?limit=501"
            })
    void refusesParametersThatMakeNoSense(String path) {
        HttpResponse<String> answer = RialtoProcess.get(PORT, path);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("\"detail\":\"");
    }

    @Test
    void streamsWhatAFollowerMissed() throws IOException {
        String last;
        try (EventStream first = EventStream.open(PORT, null)) {
            List<String> snapshot = first.until("2998-01-01T00:00:00Z");
            assertThat(snapshot).contains("event:snapshot", "retry:2000");
            publish(2);
            last = EventStream.idIn(first.until("\"revision\":2"));
        }
        publish(3);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> get("/analytics/revenue?limit=1").contains("\"revision\":3"));
        try (EventStream again = EventStream.open(PORT, last)) {
            assertThat(again.until("\"revision\":3")).doesNotContain("event:snapshot");
        }
    }

    private static void publish(long revision) {
        publisher.publish(Records.window(LATE, revision, new BigDecimal("0.10")));
    }

    private static String get(String path) {
        return RialtoProcess.get(PORT, path).body();
    }
}
