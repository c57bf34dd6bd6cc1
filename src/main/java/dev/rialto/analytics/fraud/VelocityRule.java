package dev.rialto.analytics.fraud;

import dev.rialto.events.FraudAlert;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * More than five orders of one customer within one minute, wherever the minute begins. Minutes that
 * share an order are one episode.
 */
final class VelocityRule {

    static final String NAME = "velocity";
    static final int VERSION = 1;
    static final Duration SPAN = Duration.ofMinutes(1);

    private static final int TOLERATED = 5;
    private static final int SEVERE = 10;

    private VelocityRule() {}

    /**
     * @param orders one customer's, in event time
     */
    static List<Episode> episodes(List<PlacedOrder> orders) {
        List<Episode> episodes = new ArrayList<>();
        int start = -1;
        int end = -1;
        for (int last = TOLERATED; last < orders.size(); last++) {
            int first = last - TOLERATED;
            if (!withinSpan(orders.get(first), orders.get(last))) {
                continue;
            }
            if (first > end) {
                addEpisode(episodes, orders, start, end);
                start = first;
            }
            end = last;
        }
        addEpisode(episodes, orders, start, end);
        return episodes;
    }

    static FraudAlert alert(
            long customerId, Episode episode, long revision, boolean closed, Instant now) {
        int count = episode.orders().size();
        return new FraudAlert(
                alertId(customerId, episode),
                NAME,
                VERSION,
                count > SEVERE ? "high" : "medium",
                customerId,
                episode.orderIds(),
                episode.amount(),
                "%d orders in %d s, more than %d within a minute"
                        .formatted(count, seconds(episode), TOLERATED),
                episode.start(),
                episode.end(),
                SPAN,
                revision,
                closed,
                now);
    }

    /** The first order names the episode, so that it keeps its id while it grows. */
    static String alertId(long customerId, Episode episode) {
        return "%s-%d-%d-%d"
                .formatted(NAME, VERSION, customerId, episode.orders().getFirst().orderId());
    }

    private static boolean withinSpan(PlacedOrder first, PlacedOrder last) {
        return Duration.between(first.orderDate(), last.orderDate()).compareTo(SPAN) < 0;
    }

    private static void addEpisode(
            List<Episode> episodes, List<PlacedOrder> orders, int start, int end) {
        if (start >= 0) {
            episodes.add(new Episode(List.copyOf(orders.subList(start, end + 1))));
        }
    }

    private static long seconds(Episode episode) {
        return Duration.between(episode.start(), episode.end()).toSeconds();
    }
}
