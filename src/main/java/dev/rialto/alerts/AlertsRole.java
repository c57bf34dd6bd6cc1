package dev.rialto.alerts;

import dev.rialto.events.Topics;
import dev.rialto.kernel.Health;
import dev.rialto.kernel.Worker;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Delivers fraud alerts to the configured targets at least once, each at its own pace. What a
 * target refuses, or cannot be brought for long, goes to a topic of dead letters.
 */
@Singleton
public final class AlertsRole implements Worker {

    private static final Logger LOG = Logger.getLogger(AlertsRole.class);

    private final Topics topics;
    private final AlertsConfig config;
    private final MeterRegistry meters;
    private final Vertx vertx;
    private volatile List<Route> routes = List.of();

    /** Connects nothing yet. */
    public AlertsRole(Topics topics, AlertsConfig config, MeterRegistry meters, Vertx vertx) {
        this.topics = topics;
        this.config = config;
        this.meters = meters;
        this.vertx = vertx;
    }

    /**
     * Begins to deliver.
     *
     * @throws IllegalArgumentException where a configured target is none, with the key
     */
    @Override
    public void start() {
        TargetFactory factory = new TargetFactory(config, vertx);
        // All are made before any starts: a wrong one leaves nothing behind.
        routes =
                config.targets().entrySet().stream()
                        .map(entry -> route(factory, entry.getKey(), entry.getValue()))
                        .toList();
        if (routes.isEmpty()) {
            LOG.info("alerts go nowhere: there is no rialto.alerts.targets");
        }
        routes.forEach(Route::start);
    }

    @Override
    public Health health() {
        List<Route> all = routes;
        if (all.isEmpty()) {
            return new Health.Ready("there is no rialto.alerts.targets");
        }
        String failed = says(all, Health.Failed.class::isInstance);
        if (!failed.isEmpty()) {
            return new Health.Failed(failed);
        }
        String waiting = says(all, Health.Waiting.class::isInstance);
        return waiting.isEmpty()
                ? new Health.Ready(says(all, _ -> true))
                : new Health.Waiting(waiting);
    }

    @Override
    public void close() {
        // All are told first, so that they end side by side.
        routes.forEach(Route::stop);
        routes.forEach(Route::close);
    }

    private Route route(TargetFactory factory, String name, AlertsConfig.To to) {
        return new Route(name, factory.of(name, to), to, topics, new Tally(name, meters));
    }

    private static String says(List<Route> routes, Predicate<Health> which) {
        return routes.stream()
                .filter(route -> which.test(route.health()))
                .map(route -> route.name() + ": " + route.health().says())
                .collect(Collectors.joining("; "));
    }
}
