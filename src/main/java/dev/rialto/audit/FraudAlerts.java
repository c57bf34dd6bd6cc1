package dev.rialto.audit;

import dev.rialto.events.CommittedRecords;
import dev.rialto.events.FraudAlert;
import dev.rialto.events.Json;
import dev.rialto.events.Topics;
import dev.rialto.fraud.ShopFindings;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.serialization.StringDeserializer;

/** The fraud alerts as their topic has them, and as the rules have them of the shop's tables. */
final class FraudAlerts implements AutoCloseable {

    private final ShopFindings findings;
    private final Collection<String> tables;
    private final CommittedRecords<String> reader;
    private final Map<String, FraudAlert> published = new HashMap<>();

    /**
     * @param tables those that are captured
     */
    FraudAlerts(Topics topics, ShopFindings findings, Collection<String> tables) {
        this.findings = findings;
        this.tables = tables;
        this.reader = new CommittedRecords<>(topics, Topics.FRAUD_ALERTS, new StringDeserializer());
    }

    /** Reads on to the end, and holds what may still be revised against the rules. */
    Comparison compare(Connection shop) throws SQLException {
        reader.readToEnd(record -> take(record.key(), record.value()));
        Instant oldest = ShopFindings.oldest(shop);
        Map<String, FraudAlert> expected = new HashMap<>();
        findings.alerts(shop, oldest, tables).forEach((id, alert) -> expected.put(id, said(alert)));
        Map<String, FraudAlert> found = new HashMap<>();
        published.forEach(
                (id, alert) -> {
                    if (!alert.windowStart().isBefore(oldest)) {
                        found.put(id, said(alert));
                    }
                });
        return Differences.of("alerts", Topics.FRAUD_ALERTS, expected, found);
    }

    /** As they were when {@link #compare} read them. */
    Collection<FraudAlert> published() {
        return published.values();
    }

    @Override
    public void close() {
        reader.close();
    }

    private void take(String id, byte[] json) {
        if (json == null) {
            published.remove(id);
        } else {
            published.put(id, Json.read(json, FraudAlert.class));
        }
    }

    /** What it says of the rows, whenever and however often it was published. */
    private static FraudAlert said(FraudAlert alert) {
        return alert.published(1, false, null);
    }
}
