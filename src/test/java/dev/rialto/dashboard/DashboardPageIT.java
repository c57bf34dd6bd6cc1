package dev.rialto.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasAttributeOptions;
import dev.rialto.RialtoProcess;
import dev.rialto.embedded.Servers;
import dev.rialto.events.CategoryWindow;
import dev.rialto.events.Json;
import dev.rialto.events.TopProducts;
import dev.rialto.events.TopicAdmin;
import dev.rialto.events.Topics;
import dev.rialto.events.TopicsAt;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The page as people see it: in a real browser, on a real process. */
class DashboardPageIT {

    private static final double PATIENCE = 30_000;

    private static final TopicsAt TOPICS = new TopicsAt(Servers.addresses().bootstrap());
    private static final int PORT = RialtoProcess.freePort();
    private static final String HOME = "http://127.0.0.1:" + PORT + "/";

    private static Chromium chromium;
    private static Publisher publisher;
    private static RialtoProcess api;

    private final List<String> complaints = new CopyOnWriteArrayList<>();

    @BeforeAll
    static void open() throws InterruptedException {
        chromium = new Chromium();
        new TopicAdmin(TOPICS)
                .ensureCompacted(
                        Topics.REVENUE,
                        Topics.TOP_PRODUCTS,
                        Topics.CATEGORIES,
                        Topics.FRAUD_ALERTS);
        publisher = new Publisher(TOPICS);
        api = startApi();
    }

    @AfterAll
    static void close() {
        if (chromium != null) {
            chromium.close();
            publisher.close();
            api.close();
        }
    }

    @Test
    void showsEachChangeAsItComesToTheLastDigit() {
        Instant minute = Instant.now().truncatedTo(ChronoUnit.MINUTES);
        publisher.publish(Records.window(minute, 1, new BigDecimal("9007199254740993.10")));
        try (Page page = page(1280, 900)) {
            page.navigate(HOME);
            assertLive(page);
            assertThat(page.locator("#windows")).containsText("9,007,199,254,740,993.10", within());
            publisher.publish(Records.window(minute, 2, new BigDecimal("1234567.80")));
            assertThat(page.locator("#windows")).containsText("1,234,567.80", within());
            String name = "it-" + UUID.randomUUID();
            publisher.publish(Records.alert(name, Instant.now(), 1));
            assertThat(page.locator("#alerts")).containsText("600.10 in all", within());
            assertThat(page.locator("#alerts")).containsText("\"amount\":1 of them odd");
            assertThat(page.locator("#announcement")).containsText("New alert, high", within());
            assertThat(charted(page)).contains("1234567.80");
            publisher.publish(Topics.FRAUD_ALERTS, name, null);
            publisher.publish(
                    Topics.REVENUE, Records.window(minute, 2, BigDecimal.ONE).key(), null);
            assertThat(page.locator("#windows")).not().containsText("1,234,567.80");
        }
        assertThat(complaints).isEmpty();
    }

    @Test
    void showsWhatSells() {
        Instant hour = Instant.now().truncatedTo(ChronoUnit.HOURS);
        TopProducts top = Records.topProducts(hour, "Walnut & <b>oak</b> table", "1234567.80");
        CategoryWindow categories = Records.categories(hour, "Furniture", "7654321.05");
        publisher.publish(Topics.TOP_PRODUCTS, top.key(), Json.write(top));
        publisher.publish(Topics.CATEGORIES, categories.key(), Json.write(categories));
        try (Page page = page(1280, 1400)) {
            page.navigate(HOME);
            assertLive(page);
            assertThat(page.locator("#products")).containsText("1,234,567.80", within());
            assertThat(page.locator("#products"))
                    .containsText("Walnut & <b>oak</b> table", within());
            assertThat(page.locator("#categories")).containsText("7,654,321.05", within());
            assertThat(page.locator("#categories")).containsText("62.50 %", within());
            publisher.publish(Topics.TOP_PRODUCTS, top.key(), null);
            publisher.publish(Topics.CATEGORIES, categories.key(), null);
            assertThat(page.locator("#products-empty")).isVisible();
        }
        assertThat(complaints).isEmpty();
    }

    @Test
    void fitsAPhone() {
        Instant minute = Instant.now().truncatedTo(ChronoUnit.MINUTES);
        publisher.publish(Records.window(minute, 1, new BigDecimal("9999999999.99")));
        try (Page page = page(360, 780)) {
            page.navigate(HOME);
            assertLive(page);
            assertThat(page.locator("#windows")).containsText("9,999,999,999.99", within());
            assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(360);
        }
        publisher.publish(Topics.REVENUE, Records.window(minute, 1, BigDecimal.ONE).key(), null);
        assertThat(complaints).isEmpty();
    }

    @Test
    void comesBackByItselfWhenTheServerDoes() {
        try (Page page = page(1280, 900)) {
            page.navigate(HOME);
            assertLive(page);
            api.close();
            assertThat(page.locator("#connection")).hasAttribute("data-state", "lost", soon());
            api = startApi();
            assertLive(page);
        }
    }

    private static RialtoProcess startApi() {
        Map<String, String> settings =
                Map.of(
                        "RIALTO_POSTGRES_URL", Servers.addresses().jdbcUrl(),
                        "RIALTO_TOPICS_BOOTSTRAP", TOPICS.bootstrap(),
                        "RIALTO_SECURITY", "open");
        return RialtoProcess.start(
                        settings, "run", "--roles", "api", "--http-port", String.valueOf(PORT))
                .awaitOk(PORT, "/analytics/revenue");
    }

    private Page page(int width, int height) {
        Page page =
                chromium.browser()
                        .newPage(new Browser.NewPageOptions().setViewportSize(width, height));
        page.onConsoleMessage(message -> complaints.add(message.text()));
        page.onPageError(complaints::add);
        page.onRequest(
                request -> {
                    if (!request.url().startsWith(HOME)) {
                        complaints.add("asked elsewhere: " + request.url());
                    }
                });
        return page;
    }

    private static void assertLive(Page page) {
        assertThat(page.locator("#connection")).hasAttribute("data-state", "live", soon());
    }

    private static String charted(Page page) {
        return (String) page.evaluate("Chart.getChart('chart').data.datasets[1].exact.join()");
    }

    private static HasAttributeOptions soon() {
        return new HasAttributeOptions().setTimeout(PATIENCE);
    }

    private static ContainsTextOptions within() {
        return new ContainsTextOptions().setTimeout(PATIENCE);
    }
}
