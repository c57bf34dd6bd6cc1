package dev.rialto.events;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An episode that a fraud rule found; a record of {@code fraud_alerts}, keyed by its id. A later
 * record with the same id is the same episode, grown or shrunk.
 *
 * @param alertId the same for the same episode, however often it is computed
 * @param rule the rule's name, such as {@code velocity}
 * @param ruleVersion the version of the rule's thresholds
 * @param severity {@code low}, {@code medium} or {@code high}
 * @param customerId the first of the customers
 * @param orderIds the episode's orders, in event time; none where it is about payments
 * @param amount what the orders or payments come to
 * @param reason the evidence in a sentence with its numbers
 * @param windowStart the event time of the first order or payment
 * @param windowEnd the event time of the last
 * @param window the span that the rule looks at
 * @param revision counts the published versions of this alert, from 1
 * @param closed whether the watermark has passed the episode: it is not expected to grow
 * @param detectedAt when this revision was found, by the clock
 * @param customers everybody who takes part, in event time
 * @param paymentIds the episode's payments, in event time; none where it is about orders
 * @param evidence the numbers of the reason by name, exact
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
        Instant detectedAt,
        List<Long> customers,
        List<Long> paymentIds,
        Map<String, BigDecimal> evidence) {

    /** Takes copies; an alert from before there were further fields has them empty. */
    public FraudAlert {
        orderIds = List.copyOf(orderIds);
        customers = customers == null ? List.of(customerId) : List.copyOf(customers);
        paymentIds = paymentIds == null ? List.of() : List.copyOf(paymentIds);
        evidence =
                evidence == null
                        ? Map.of()
                        : Collections.unmodifiableMap(new LinkedHashMap<>(evidence));
    }

    /** The same finding as another published version. */
    public FraudAlert published(long asRevision, boolean nowClosed, Instant at) {
        return new FraudAlert(
                alertId,
                rule,
                ruleVersion,
                severity,
                customerId,
                orderIds,
                amount,
                reason,
                windowStart,
                windowEnd,
                window,
                asRevision,
                nowClosed,
                at,
                customers,
                paymentIds,
                evidence);
    }
}
