package dev.rialto.alerts;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/** Brings one record to every place. */
final class Delivery {

    private static final Logger LOG = Logger.getLogger(Delivery.class);

    private final List<Target> targets;
    private final DeadLetters deadLetters;
    private final MeterRegistry meters;

    Delivery(List<Target> targets, DeadLetters deadLetters, MeterRegistry meters) {
        this.targets = targets;
        this.deadLetters = deadLetters;
        this.meters = meters;
    }

    /**
     * Brings a record to the places that do not have it yet.
     *
     * @param before the last vain attempt with this record, or null
     * @return empty where every place has it or has refused it
     */
    Optional<Held> deliver(ConsumerRecord<String, byte[]> record, Held before)
            throws InterruptedException {
        if (record.value() == null) {
            return Optional.empty(); // The alert is no more: nothing to tell.
        }
        Notice notice;
        try {
            notice = Notice.of(record.value());
        } catch (UncheckedIOException | IllegalArgumentException e) {
            refused(record, "none", "not an alert: " + e);
            return Optional.empty();
        }
        return deliver(record, notice, before);
    }

    private Optional<Held> deliver(
            ConsumerRecord<String, byte[]> record, Notice notice, Held before)
            throws InterruptedException {
        if (targets.isEmpty()) {
            count("delivered", "none");
        }
        int first = before == null ? 0 : before.target();
        for (int i = first; i < targets.size(); i++) {
            String name = targets.get(i).name();
            switch (targets.get(i).deliver(notice)) {
                case Outcome.Delivered() -> count("delivered", name);
                case Outcome.Refused(String reason) -> refused(record, name, reason);
                case Outcome.NotNow(String reason) -> {
                    count("failed", name);
                    int attempts = before != null && i == first ? before.attempts() + 1 : 1;
                    return Optional.of(Held.after(record.offset(), i, attempts, reason));
                }
            }
        }
        return Optional.empty();
    }

    private void refused(ConsumerRecord<String, byte[]> record, String target, String reason)
            throws InterruptedException {
        count("failed", target);
        LOG.warnf("alert refused key=%s target=%s: %s", record.key(), target, reason);
        deadLetters.add(record, target, reason);
    }

    private void count(String what, String target) {
        meters.counter("rialto.alerts." + what, "target", target).increment();
    }
}
