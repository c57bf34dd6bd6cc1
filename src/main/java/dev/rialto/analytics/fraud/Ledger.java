package dev.rialto.analytics.fraud;

import dev.rialto.events.FraudAlert;
import dev.rialto.events.Json;
import dev.rialto.fraud.Fact;
import dev.rialto.fraud.Finding;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Map;
import java.util.OptionalLong;
import java.util.zip.CRC32C;

/**
 * The alerts of a case as last published, by id.
 *
 * @param alerts those that may still be revised
 */
@RegisterForReflection
record Ledger(Map<String, Published> alerts) {

    static final Ledger EMPTY = new Ledger(Map.of());

    /**
     * What was published of an alert.
     *
     * @param content tells whether a finding says the same
     * @param end event time of the last fact, in microseconds
     * @param growsUntil event time until which the episode may grow, in microseconds
     */
    @RegisterForReflection
    record Published(long revision, boolean closed, long content, long end, long growsUntil) {

        static Published of(long revision, boolean closed, Finding finding) {
            FraudAlert alert = finding.alert();
            CRC32C content = new CRC32C();
            content.update(Json.write(alert));
            return new Published(
                    revision,
                    closed,
                    content.getValue(),
                    Fact.microsOf(alert.windowEnd()),
                    Fact.microsOf(finding.growsUntil()));
        }

        boolean says(Published other) {
            return content == other.content && closed == other.closed;
        }
    }

    /** Until when, in microseconds of event time, the first open episode may grow. */
    OptionalLong growsUntil() {
        return alerts.values().stream()
                .filter(alert -> !alert.closed())
                .mapToLong(Published::growsUntil)
                .min();
    }
}
