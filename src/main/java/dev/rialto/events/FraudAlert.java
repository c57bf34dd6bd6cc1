package dev.rialto.events;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * An episode that a fraud rule found; a record of {@code fraud_alerts}, keyed by its id. A later
 * record with the same id is the same episode, grown or shrunk.
 *
 * @param alertId the same for the same episode, however often it is computed
 * @param rule the rule's name, such as {@code velocity}
 * @param ruleVersion the version of the rule's thresholds
 * @param severity {@code low}, {@code medium} or {@code high}
 * @param orderIds the episode's orders, in event time
 * @param amount the sum of the orders' totals
 * @param reason the evidence in a sentence with its numbers
 * @param windowStart the first order's event time
 * @param windowEnd the last order's event time
 * @param window the span that the rule looks at
 * @param revision counts the published versions of this alert, from 1
 * @param closed whether the watermark has passed the episode: it is not expected to grow
 * @param detectedAt when this revision was found, by the clock
 */
@RegisterForReflection
public record FraudAlert(
        String alertId,
        String rule,
        int ruleVersion,
        String severity,
        long customerId,
        List<Long> orderIds,
        BigDecimal amount,
        String reason,
        Instant windowStart,
        Instant windowEnd,
        Duration window,
        long revision,
        boolean closed,
        Instant detectedAt) {

    /** Takes a copy of the orders. */
    public FraudAlert {
        orderIds = List.copyOf(orderIds);
    }
}
