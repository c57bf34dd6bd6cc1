package dev.rialto.analytics.fraud;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What is remembered of one customer: the orders of the last hour of that customer's own time, and
 * the alerts raised on them.
 *
 * @param orders in event time
 * @param alerts as last published, by id
 */
@RegisterForReflection
record CustomerOrders(List<PlacedOrder> orders, Map<String, Published> alerts) {

    static final CustomerOrders NONE = new CustomerOrders(List.of(), Map.of());

    private static final Duration MEMORY = Duration.ofHours(1);

    /** An alert's last published revision, and the orders that it held together. */
    @RegisterForReflection
    record Published(long revision, boolean closed, List<Long> orderIds) {}

    CustomerOrders without(PlacedOrder gone) {
        return new CustomerOrders(
                orders.stream().filter(order -> order.orderId() != gone.orderId()).toList(),
                alerts);
    }

    CustomerOrders with(PlacedOrder placed) {
        TreeSet<PlacedOrder> sorted = new TreeSet<>(orders);
        sorted.add(placed);
        return new CustomerOrders(List.copyOf(sorted), alerts);
    }

    CustomerOrders withAlert(String id, Published published) {
        Map<String, Published> all = new TreeMap<>(alerts);
        all.put(id, published);
        return new CustomerOrders(orders, all);
    }

    CustomerOrders withoutAlert(String id) {
        Map<String, Published> all = new TreeMap<>(alerts);
        all.remove(id);
        return new CustomerOrders(orders, all);
    }

    /** Forgets what is over an hour older than the newest order, but never half an episode. */
    CustomerOrders trimmed(List<Episode> episodes) {
        if (orders.isEmpty() || !orders.getFirst().orderDate().isBefore(horizon())) {
            return this;
        }
        Instant cut =
                episodes.stream()
                        .filter(episode -> !episode.end().isBefore(horizon()))
                        .map(Episode::start)
                        .filter(start -> start.isBefore(horizon()))
                        .findFirst()
                        .orElse(horizon());
        List<PlacedOrder> kept =
                orders.stream().filter(order -> !order.orderDate().isBefore(cut)).toList();
        List<Long> keptIds = kept.stream().map(PlacedOrder::orderId).toList();
        Map<String, Published> live = new TreeMap<>(alerts);
        live.values().removeIf(alert -> !keptIds.containsAll(alert.orderIds()));
        return new CustomerOrders(kept, live);
    }

    private Instant horizon() {
        return orders.getLast().orderDate().minus(MEMORY);
    }
}
