package dev.rialto.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rialto.embedded.Servers;
import dev.rialto.events.FraudAlert;
import dev.rialto.events.RevenueWindow;
import dev.rialto.events.TopicAdmin;
import dev.rialto.events.Topics;
import dev.rialto.events.TopicsAt;
import dev.rialto.kernel.Health;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StatisticsFeedIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    // Newer than anything that others may have put on the same topics.
    private static final Instant LATE = Instant.parse("2999-01-01T00:00:00Z");

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @Test
    void followsTheTopicsFromTheirBeginning() throws Exception {
        TopicsAt topics = new TopicsAt(Servers.addresses().bootstrap());
        new TopicAdmin(topics).ensureCompacted(Topics.REVENUE, Topics.FRAUD_ALERTS);
        RevenueWindow window = Records.window(LATE, 1, new BigDecimal("1234567890.10"));
        FraudAlert alert = Records.alert("it-" + UUID.randomUUID(), LATE, 1);
        try (Publisher publisher = new Publisher(topics);
                StatisticsFeed feed = new StatisticsFeed(topics, meters)) {
            publisher.publish(window);
            feed.start();
            await().atMost(PATIENCE).until(() -> newest(feed).contains(window));
            publisher.publish(Topics.FRAUD_ALERTS, "broken", "{".getBytes(StandardCharsets.UTF_8));
            publisher.publish(Topics.FRAUD_ALERTS, "broken", null);
            publisher.publish(alert);
            await().atMost(PATIENCE).until(() -> feed.model().alerts(1).contains(alert));
            assertThat(meters.counter("rialto.dashboard.malformed").count()).isPositive();
            publisher.publish(Topics.FRAUD_ALERTS, alert.alertId(), null);
            publisher.publish(Topics.REVENUE, window.key(), null);
            await().atMost(PATIENCE).until(() -> !newest(feed).contains(window));
            await().atMost(PATIENCE).until(() -> !feed.model().alerts(1).contains(alert));
            assertThat(feed.health()).isInstanceOf(Health.Ready.class);
        }
    }

    @Test
    void isReadyWhenItHasReadWhatWasPublishedBefore() throws Exception {
        TopicsAt topics = new TopicsAt(Servers.addresses().bootstrap());
        new TopicAdmin(topics).ensureCompacted(Topics.REVENUE, Topics.FRAUD_ALERTS);
        RevenueWindow window = Records.window(LATE, 2, new BigDecimal("0.10"));
        try (Publisher publisher = new Publisher(topics);
                StatisticsFeed feed = new StatisticsFeed(topics, meters)) {
            publisher.publish(window);
            feed.start();
            await().pollInterval(Duration.ofMillis(1))
                    .atMost(PATIENCE)
                    .until(() -> feed.health() instanceof Health.Ready);
            assertThat(newest(feed)).contains(window);
            publisher.publish(Topics.REVENUE, window.key(), null);
        }
    }

    @Test
    void waitsForABrokerThatIsAwayAndClosesAllTheSame() {
        StatisticsFeed feed = new StatisticsFeed(new TopicsAt("127.0.0.1:1"), meters);
        feed.start();
        await().atMost(PATIENCE).until(() -> feed.health().says().contains("does not answer"));
        assertThat(feed.health()).isInstanceOf(Health.Waiting.class);
        feed.close();
        feed.close();
        assertThat(feed.health()).isEqualTo(new Health.Waiting("closed"));
    }

    private static List<RevenueWindow> newest(StatisticsFeed feed) {
        return feed.model().windows(Duration.ofMinutes(1), 1);
    }
}
