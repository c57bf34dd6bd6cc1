package dev.rialto.analytics.fraud;

import dev.rialto.analytics.AnalyticsConfig;
import dev.rialto.analytics.fraud.CustomerOrders.Published;
import dev.rialto.events.FraudAlert;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Looks at a customer's orders after each change and publishes the episodes that are new, have
 * changed, are over, or are no more (a null record).
 */
final class VelocityAlerts extends ContextualProcessor<Long, PlacedChange, String, FraudAlert> {

    static final String STORE = "velocity-customers";

    private final AnalyticsConfig config;
    private final Set<Long> customersWithOpenAlerts = new HashSet<>();
    private KeyValueStore<Long, CustomerOrders> customers;

    VelocityAlerts(AnalyticsConfig config) {
        this.config = config;
    }

    @Override
    public void init(ProcessorContext<String, FraudAlert> context) {
        super.init(context);
        customers = context.getStateStore(STORE);
        try (KeyValueIterator<Long, CustomerOrders> all = customers.all()) {
            all.forEachRemaining(entry -> remember(entry.key, entry.value));
        }
        context.schedule(
                config.publishEvery(), PunctuationType.WALL_CLOCK_TIME, this::publishClosed);
    }

    @Override
    public void process(Record<Long, PlacedChange> record) {
        CustomerOrders known = customers.get(record.key());
        update(record.key(), record.value().applyTo(known == null ? CustomerOrders.NONE : known));
    }

    /** An episode is over when no order could join it any more, by the clock. */
    private void publishClosed(long now) {
        for (long customerId : List.copyOf(customersWithOpenAlerts)) {
            update(customerId, customers.get(customerId));
        }
    }

    private void update(long customerId, CustomerOrders current) {
        List<Episode> episodes = VelocityRule.episodes(current.orders());
        CustomerOrders published = publishFound(customerId, current, episodes);
        published = publishGone(customerId, published, episodes).trimmed(episodes);
        customers.put(customerId, published);
        customersWithOpenAlerts.remove(customerId);
        remember(customerId, published);
    }

    private void remember(long customerId, CustomerOrders state) {
        if (state.alerts().values().stream().anyMatch(alert -> !alert.closed())) {
            customersWithOpenAlerts.add(customerId);
        }
    }

    private CustomerOrders publishFound(
            long customerId, CustomerOrders known, List<Episode> episodes) {
        CustomerOrders now = known;
        for (Episode episode : episodes) {
            String id = VelocityRule.alertId(customerId, episode);
            Published last = known.alerts().get(id);
            boolean closed = isOver(episode);
            if (last == null
                    || last.closed() != closed
                    || !last.orderIds().equals(episode.orderIds())) {
                long revision = last == null ? 1 : last.revision() + 1;
                Instant clock = Instant.ofEpochMilli(context().currentSystemTimeMs());
                forward(id, VelocityRule.alert(customerId, episode, revision, closed, clock));
                now = now.withAlert(id, new Published(revision, closed, episode.orderIds()));
            }
        }
        return now;
    }

    private CustomerOrders publishGone(
            long customerId, CustomerOrders known, List<Episode> episodes) {
        List<String> found =
                episodes.stream()
                        .map(episode -> VelocityRule.alertId(customerId, episode))
                        .toList();
        CustomerOrders now = known;
        for (String id : known.alerts().keySet()) {
            if (!found.contains(id)) {
                forward(id, null);
                now = now.withoutAlert(id);
            }
        }
        return now;
    }

    private boolean isOver(Episode episode) {
        Instant open = episode.end().plus(VelocityRule.SPAN).plus(config.allowedLateness());
        return open.toEpochMilli() < context().currentSystemTimeMs();
    }

    private void forward(String alertId, FraudAlert alert) {
        context().forward(new Record<>(alertId, alert, context().currentSystemTimeMs()));
    }
}
