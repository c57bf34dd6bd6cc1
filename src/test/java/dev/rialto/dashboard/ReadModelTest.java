package dev.rialto.dashboard;

import static dev.rialto.dashboard.Records.alert;
import static dev.rialto.dashboard.Records.window;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.rialto.events.RevenueWindow;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReadModelTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final ReadModel model = new ReadModel();

    @BeforeEach
    void caughtUp() {
        model.behind(false);
    }

    @Test
    void keepsTheLatestOfEachWindowInOrder() {
        put(window(1, 1));
        put(window(0, 1));
        put(window(1, 2));
        assertThat(model.windows(MINUTE, 10)).containsExactly(window(0, 1), window(1, 2));
        assertThat(model.windows(MINUTE, 1)).containsExactly(window(1, 2));
        assertThat(model.windows(Duration.ofHours(1), 10)).isEmpty();
    }

    @Test
    void keepsOnlyTheNewestWindows() {
        for (int minute = 0; minute <= ReadModel.WINDOWS; minute++) {
            put(window(minute, 1));
        }
        List<RevenueWindow> kept = model.windows(MINUTE, Integer.MAX_VALUE);
        assertThat(kept).hasSize(ReadModel.WINDOWS).first().isEqualTo(window(1, 1));
    }

    @Test
    void countsTheOrdersOfMoreMinutesThanItKeeps() {
        for (int minute = 0; minute < 1_620; minute++) {
            put(Records.window(minute, 1));
        }
        for (int hour = 0; hour < 27; hour++) {
            put(Records.hour(hour, 60));
        }

        assertThat(model.orders()).isEqualTo(1_620);
    }

    @Test
    void keepsOnlyTheNewestAlertsTheNewestFirst() {
        for (int i = 0; i <= ReadModel.ALERTS; i++) {
            model.alert("a" + i, alert("a" + i, Records.START.plusSeconds(i), 1));
        }
        assertThat(model.alerts(Integer.MAX_VALUE))
                .hasSize(ReadModel.ALERTS)
                .isSortedAccordingTo((one, other) -> other.windowEnd().compareTo(one.windowEnd()));
        assertThat(model.alerts(1).getFirst().alertId()).isEqualTo("a" + ReadModel.ALERTS);
    }

    @Test
    void keepsOtherKindsAsTheyCome() {
        model.window(Event.TOP_PRODUCTS, "PT1M/2026-01-01T00:00:00Z", json("{\"n\":1}"));
        model.window(Event.TOP_PRODUCTS, "PT1M/2026-01-01T00:01:00Z", json("{\"n\":2}"));
        model.window(Event.TOP_PRODUCTS, "PT1M/2026-01-01T00:00:00Z", json("{\"n\":3}"));
        Span first = Span.of("2026-01-01T00:00:00Z", "2026-01-01T00:01:00Z");

        assertThat(model.windows(Event.TOP_PRODUCTS, MINUTE, Span.ALWAYS, 10))
                .isEqualTo("[{\"n\":3},{\"n\":2}]");
        assertThat(model.windows(Event.TOP_PRODUCTS, MINUTE, first, 10)).isEqualTo("[{\"n\":3}]");
        assertThat(model.windows(Event.CATEGORIES, MINUTE, Span.ALWAYS, 10)).isEqualTo("[]");
    }

    @Test
    void tellsAFollowerOfOneKindOfNoOther() {
        AssertSubscriber<Event> follower =
                model.follow(null, Set.of(Event.CATEGORIES), () -> {})
                        .subscribe()
                        .withSubscriber(AssertSubscriber.create(Long.MAX_VALUE));
        put(window(0, 1));
        model.window(Event.CATEGORIES, "PT1M/2026-01-01T00:00:00Z", json("{}"));

        assertThat(follower.getItems())
                .extracting(Event::name)
                .containsExactly("snapshot", "categories");
    }

    @Test
    void tellsNothingOfAlertsToWhoeverMayNotSeeThem() {
        AssertSubscriber<Event> follower =
                model.follow(null, Set.of(Event.REVENUE, Event.CATEGORIES), () -> {})
                        .subscribe()
                        .withSubscriber(AssertSubscriber.create(Long.MAX_VALUE));
        model.alert("velocity/customer/7", alert("velocity/customer/7", Records.START, 1));
        model.alert("velocity/customer/7", null);
        model.alert("velocity/customer/8", alert("velocity/customer/8", Records.START, 1));
        model.behind(true);
        model.behind(false);

        assertThat(follower.getItems())
                .extracting(Event::name)
                .containsExactly("snapshot", "snapshot");
        assertThat(follower.getLastItem().json())
                .isEqualTo(
                        "{\"windows\":0,\"alerts\":null,\"top_products\":null,\"categories\":0}");
    }

    private static byte[] json(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void removesWhatIsNoMore() {
        put(window(0, 1));
        model.alert("a", alert("a", Records.START, 1));
        AssertSubscriber<Event> follower = follow(null);
        model.revenue(window(0, 1).key(), null);
        model.alert("a", null);
        model.alert("never-seen", null);
        assertThat(model.windows(MINUTE, 10)).isEmpty();
        assertThat(model.alerts(10)).isEmpty();
        assertThat(follower.getItems().subList(3, follower.getItems().size()))
                .extracting(Event::name, Event::json)
                .containsExactly(
                        tuple(
                                "removed",
                                "{\"kind\":\"revenue\",\"key\":\"PT1M/2026-01-01T00:00:00Z\"}"),
                        tuple("removed", "{\"kind\":\"alert\",\"key\":\"a\"}"));
    }

    @Test
    void beginsWithASnapshotAndGoesOnWithEachChange() {
        for (int minute = 0; minute < 70; minute++) {
            put(window(minute, 1));
        }
        model.alert("a", alert("a", Records.START, 1));
        AssertSubscriber<Event> follower = follow(null);
        put(window(70, 1));
        put(window(70, 1));
        List<Event> told = follower.getItems();
        assertThat(told).hasSize(1 + 60 + 1 + 1);
        assertThat(told.getFirst().json())
                .isEqualTo("{\"windows\":60,\"alerts\":1,\"top_products\":0,\"categories\":0}");
        assertThat(told.get(1).json()).contains("\"window_start\":\"2026-01-01T00:10:00Z\"");
        assertThat(told.get(61).name()).isEqualTo("alert");
        assertThat(told.getLast().json()).contains("\"net_revenue\":12.50");
        // Half a snapshot must not be continued from.
        assertThat(told.subList(0, 61)).allMatch(event -> event.id() == null);
        assertThat(told.subList(61, 63)).noneMatch(event -> event.id() == null);
    }

    @Test
    void continuesWhereAFollowerWasCutOff() {
        put(window(0, 1));
        String last = follow(null).getLastItem().id();
        put(window(0, 2));
        put(window(0, 3));
        assertThat(follow(last).getItems())
                .extracting(Event::name)
                .containsExactly("revenue", "revenue");
        assertThat(follow("of-another-life").getItems())
                .first()
                .matches(e -> e.name().equals("snapshot"));
    }

    @Test
    void sparesFollowersTheOldVersionsWhileItIsBehind() {
        AssertSubscriber<Event> follower = follow(null);
        String last = follower.getLastItem().id();
        model.behind(true);
        put(window(0, 1));
        put(window(0, 2));
        assertThat(follower.getItems()).hasSize(1);
        model.behind(false);
        assertThat(follower.getItems())
                .extracting(Event::name)
                .containsExactly("snapshot", "snapshot", "revenue");
        assertThat(follow(last).getItems()).first().matches(e -> e.name().equals("snapshot"));
    }

    @Test
    void dropsAFollowerThatDoesNotRead() {
        AtomicBoolean dropped = new AtomicBoolean();
        AssertSubscriber<Event> slow =
                model.follow(null, Event.RECORDS, () -> dropped.set(true))
                        .subscribe()
                        .withSubscriber(AssertSubscriber.create(1));
        AssertSubscriber<Event> quick = follow(null);
        for (int revision = 1; revision <= Follower.BOUND + 1; revision++) {
            put(window(0, revision));
        }
        assertThat(dropped).isTrue();
        assertThat(model.audience().dropped()).isEqualTo(1);
        assertThat(model.audience().size()).isEqualTo(1);
        assertThat(slow.getItems()).hasSize(1);
        assertThat(quick.getItems()).hasSize(Follower.BOUND + 2);
    }

    @Test
    void letsFollowersGoAndEndsTheRest() {
        follow(null).cancel();
        assertThat(model.audience().size()).isZero();
        AssertSubscriber<Event> follower = follow(null);
        model.beat();
        assertThat(follower.getLastItem()).isSameAs(Event.HEARTBEAT);
        model.end();
        follower.assertCompleted();
        follow(null).assertCompleted();
        assertThat(model.audience().size()).isZero();
    }

    private AssertSubscriber<Event> follow(String lastId) {
        return model.follow(lastId, Event.RECORDS, () -> {})
                .subscribe()
                .withSubscriber(AssertSubscriber.create(Long.MAX_VALUE));
    }

    private void put(RevenueWindow window) {
        model.revenue(window.key(), window);
    }
}
