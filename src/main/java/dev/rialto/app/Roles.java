package dev.rialto.app;

import dev.rialto.alerts.AlertsRole;
import dev.rialto.analytics.AnalyticsRole;
import dev.rialto.cdc.CdcRole;
import dev.rialto.dashboard.StatisticsFeed;
import dev.rialto.kernel.Health;
import dev.rialto.kernel.Role;
import dev.rialto.kernel.Worker;
import dev.rialto.lake.LakeRole;
import dev.rialto.simulator.SimulatorRole;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigUtils;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/** What runs in this process: one worker for each role that is switched on. */
@Singleton
final class Roles {

    private static final Logger LOG = Logger.getLogger(Roles.class);

    private final Instance<Worker> workers;
    private final Map<Role, Worker> running = new EnumMap<>(Role.class);

    Roles(Instance<Worker> workers) {
        this.workers = workers;
    }

    void start(@Observes StartupEvent event) {
        Arrays.stream(Role.values()).filter(Roles::isOn).forEach(this::start);
    }

    void close(@Observes ShutdownEvent event) {
        // Shoppers first, so that the stages behind them can finish what is under way.
        running.keySet().stream().sorted(Comparator.reverseOrder()).forEach(this::close);
    }

    /** The health of each running role, by the role's word. */
    Map<String, Health> health() {
        Map<String, Health> all = new LinkedHashMap<>();
        running.forEach((role, worker) -> all.put(role.word(), worker.health()));
        return all;
    }

    private void start(Role role) {
        worker(role)
                .ifPresent(
                        worker -> {
                            running.put(role, worker);
                            worker.start();
                            LOG.infof("Role started role=%s", role.word());
                        });
    }

    private void close(Role role) {
        running.get(role).close();
        LOG.infof("Role closed role=%s", role.word());
    }

    private Optional<Worker> worker(Role role) {
        return switch (role) {
            // Started before the application, which needs them to begin with.
            case EMBEDDED -> Optional.empty();
            case API -> Optional.of(workers.select(StatisticsFeed.class).get());
            case CDC -> Optional.of(workers.select(CdcRole.class).get());
            case ANALYTICS -> Optional.of(workers.select(AnalyticsRole.class).get());
            case ALERTS -> Optional.of(workers.select(AlertsRole.class).get());
            case LAKE -> Optional.of(workers.select(LakeRole.class).get());
            case SIMULATOR -> Optional.of(workers.select(SimulatorRole.class).get());
        };
    }

    private static boolean isOn(Role role) {
        return ConfigUtils.isProfileActive(role.word());
    }
}
