package dev.rialto.alerts;

import java.util.ArrayList;
import java.util.List;

/** A place where alerts are delivered. For one thread. */
sealed interface Target extends AutoCloseable permits FileTarget, WebhookTarget {

    /** Names it in meters and logs. */
    String name();

    /**
     * Delivers, and returns when the place has the notice or will not have it.
     *
     * @throws InterruptedException where the thread was interrupted meanwhile; the notice may be
     *     there or not
     */
    Outcome deliver(Notice notice) throws InterruptedException;

    @Override
    void close();

    /**
     * The configured places.
     *
     * @throws IllegalArgumentException where one is no place, with its key and value
     */
    static List<Target> of(AlertsConfig config) {
        List<Target> targets = new ArrayList<>();
        config.file().ifPresent(file -> targets.add(new FileTarget(file)));
        config.webhook()
                .ifPresent(to -> targets.add(new WebhookTarget(to, config.webhookTimeout())));
        return List.copyOf(targets);
    }
}
