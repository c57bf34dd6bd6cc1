package dev.rialto.shop;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Sweeps out idempotency keys that are too old to matter, where the shop is served. */
@Singleton
final class KeyCleaner {

    private static final Logger LOG = Logger.getLogger(KeyCleaner.class);
    private static final int MINUTES = 10;

    private final IdempotencyKeys keys;
    private final boolean served;
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("key-cleaner").factory());

    KeyCleaner(IdempotencyKeys keys, @ConfigProperty(name = "rialto.api.enabled") boolean served) {
        this.keys = keys;
        this.served = served;
    }

    void start(@Observes StartupEvent event) {
        if (served) {
            var _ = clock.scheduleWithFixedDelay(this::sweep, 1, MINUTES, TimeUnit.MINUTES);
        }
    }

    void close(@Observes ShutdownEvent event) {
        clock.shutdownNow();
    }

    /** A sweep that fails is done again next time; an exception would end them all. */
    private void sweep() {
        try {
            keys.forgetOld();
        } catch (RuntimeException e) {
            LOG.warn("old idempotency keys could not be swept out", e);
        }
    }
}
