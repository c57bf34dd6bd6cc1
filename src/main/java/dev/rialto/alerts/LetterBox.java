package dev.rialto.alerts;

import dev.rialto.events.CommittedRecords;
import dev.rialto.events.TopicAdmin;
import dev.rialto.events.Topics;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;

/** The alerts that could not be delivered, for operators; works from any process. */
@Singleton
public final class LetterBox {

    private final Topics topics;

    LetterBox(Topics topics) {
        this.topics = topics;
    }

    /**
     * The letters that are not settled, the eldest first.
     *
     * @param targets of these only; of all where there are none
     */
    public List<UndeliveredAlert> letters(Collection<String> targets) throws InterruptedException {
        return read(targets).stream().map(UndeliveredAlert::of).toList();
    }

    /**
     * Asks the targets' processes to deliver dead letters again; one that fails again is a dead
     * letter again.
     *
     * @param targets of these only; of all where there are none
     * @return how many were asked for
     */
    public int replay(Collection<String> targets) throws InterruptedException {
        int asked = 0;
        try (DeadLetters letters = new DeadLetters(topics)) {
            for (ConsumerRecord<String, byte[]> letter : read(targets)) {
                if (!UndeliveredAlert.isReplay(letter.headers())) {
                    letters.replay(letter);
                    asked++;
                }
            }
        }
        return asked;
    }

    private List<ConsumerRecord<String, byte[]>> read(Collection<String> targets)
            throws InterruptedException {
        new TopicAdmin(topics).ensureCompacted(Topics.FRAUD_ALERTS_DEAD_LETTERS);
        Map<String, ConsumerRecord<String, byte[]>> letters = new LinkedHashMap<>();
        try (var records =
                new CommittedRecords<>(
                        topics, Topics.FRAUD_ALERTS_DEAD_LETTERS, new StringDeserializer())) {
            records.readToEnd(
                    found -> {
                        letters.remove(found.key());
                        if (found.value() != null) {
                            letters.put(found.key(), found);
                        }
                    });
        }
        return letters.values().stream().filter(letter -> isOf(targets, letter)).toList();
    }

    private static boolean isOf(Collection<String> targets, ConsumerRecord<String, byte[]> letter) {
        return targets.isEmpty()
                || targets.stream()
                        .anyMatch(name -> UndeliveredAlert.isFor(name, letter.headers()));
    }
}
