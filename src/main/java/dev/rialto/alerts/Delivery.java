package dev.rialto.alerts;

import dev.rialto.events.Topics;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/** Brings records to one target. For one thread. */
final class Delivery {

    private static final Logger LOG = Logger.getLogger(Delivery.class);

    private final String name;
    private final Target target;
    private final int maxAttempts;
    private final Backoff backoff;
    private final Selection selection;
    private final DeadLetters deadLetters;
    private final Tally tally;

    Delivery(
            String name,
            Target target,
            AlertsConfig.To config,
            DeadLetters deadLetters,
            Tally tally) {
        this.name = name;
        this.target = target;
        this.maxAttempts = config.maxAttempts();
        this.backoff = new Backoff(config.firstPause(), config.longestPause());
        this.selection = new Selection(config);
        this.deadLetters = deadLetters;
        this.tally = tally;
    }

    /** Whether records that were dealt with before matter to those that come. */
    boolean remembers() {
        return selection.remembers();
    }

    /** Learns of a record that was dealt with before. */
    void remember(ConsumerRecord<String, byte[]> record) {
        if (isLetter(record)) {
            return;
        }
        if (record.value() == null) {
            selection.forget(record.key());
            return;
        }
        try {
            selection.told(Notice.of(record.value()));
        } catch (UncheckedIOException | IllegalArgumentException e) {
            LOG.debugf(e, "not an alert offset=%d", record.offset());
        }
    }

    /**
     * Brings a record to the target, where it is for it.
     *
     * @param before the last vain attempt with this record, or null
     * @return empty where the target has it, does not want it, or where it is a dead letter now
     */
    Optional<Held> deliver(ConsumerRecord<String, byte[]> record, Held before)
            throws InterruptedException {
        if (isLetter(record) && !isReplayForUs(record)) {
            return Optional.empty();
        }
        if (record.value() == null) {
            selection.forget(record.key()); // The alert is no more: nothing to tell.
            return Optional.empty();
        }
        int attempts = before == null ? 1 : before.attempts() + 1;
        Notice notice;
        try {
            notice = Notice.of(record.value());
        } catch (UncheckedIOException | IllegalArgumentException e) {
            bury(record, "not an alert: " + e.getMessage(), attempts);
            return Optional.empty();
        }
        if (!isLetter(record) && !selection.wants(notice)) {
            tally.passedOver();
            return Optional.empty();
        }
        return attempt(record, notice, attempts);
    }

    private Optional<Held> attempt(
            ConsumerRecord<String, byte[]> record, Notice notice, int attempts)
            throws InterruptedException {
        switch (target.deliver(notice)) {
            case Outcome.Delivered() -> delivered(record);
            case Outcome.Refused(String reason) -> bury(record, reason, attempts);
            case Outcome.NotNow(String reason, Duration wait) -> {
                if (attempts < maxAttempts) {
                    tally.retried();
                    Duration pause = backoff.pause(attempts, wait);
                    return Optional.of(Held.after(record.offset(), attempts, pause, reason));
                }
                bury(record, reason, attempts);
            }
        }
        if (!isLetter(record)) {
            selection.told(notice);
        }
        return Optional.empty();
    }

    private void delivered(ConsumerRecord<String, byte[]> record) throws InterruptedException {
        tally.delivered();
        if (isLetter(record)) {
            deadLetters.settle(record);
        }
    }

    private void bury(ConsumerRecord<String, byte[]> record, String reason, int attempts)
            throws InterruptedException {
        tally.dead();
        LOG.warnf("alert not delivered key=%s target=%s: %s", record.key(), name, reason);
        deadLetters.add(record, name, reason, attempts);
    }

    private static boolean isLetter(ConsumerRecord<String, byte[]> record) {
        return record.topic().equals(Topics.FRAUD_ALERTS_DEAD_LETTERS);
    }

    private boolean isReplayForUs(ConsumerRecord<String, byte[]> letter) {
        return letter.value() != null
                && UndeliveredAlert.isReplay(letter.headers())
                && UndeliveredAlert.isFor(name, letter.headers());
    }
}
