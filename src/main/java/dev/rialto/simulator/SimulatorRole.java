package dev.rialto.simulator;

import dev.rialto.kernel.Health;
import dev.rialto.kernel.Worker;
import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** The simulator at work: a door, a gate, and a thread for each shopper and each order. */
@Singleton
public class SimulatorRole implements Worker {

    private static final Logger LOG = Logger.getLogger(SimulatorRole.class);
    private static final Duration LAST_ACTIONS = Duration.ofSeconds(5);

    private final SimulatorConfig config;
    private final ShopDoor shop;
    private final MeterRegistry meters;
    private final Instance<AgroalDataSource> database;
    private final Gate gate = new Gate();
    private final ExecutorService threads =
            Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("simulator-", 0).factory());
    private volatile GateKeeper keeper;
    private volatile Health failure;

    /**
     * @param database looked up at the start only: without the role there is none
     */
    SimulatorRole(
            SimulatorConfig config,
            ShopDoor shop,
            MeterRegistry meters,
            Instance<AgroalDataSource> database) {
        this.config = config;
        this.shop = shop;
        this.meters = meters;
        this.database = database;
    }

    @Override
    public void start() {
        keeper = new GateKeeper(database.get(), gate);
        guard(keeper);
        guard(new Doorman(config, shop, meters, gate, threads));
    }

    @Override
    public Health health() {
        if (failure != null) {
            return failure;
        }
        return keeper == null ? new Health.Waiting("not started") : keeper.health();
    }

    /** Begins no further action; those in flight finish. */
    @Override
    public void close() {
        gate.end();
        threads.shutdown();
        try {
            if (!threads.awaitTermination(LAST_ACTIONS.toSeconds(), TimeUnit.SECONDS)) {
                LOG.warn("shoppers are still busy at the end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void guard(Runnable work) {
        threads.execute(
                () -> {
                    try {
                        work.run();
                    } catch (RuntimeException | Error e) {
                        LOG.error("the simulator ended", e);
                        failure = new Health.Failed("the simulator ended: " + e);
                    }
                });
    }
}
