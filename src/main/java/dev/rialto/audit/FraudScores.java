package dev.rialto.audit;

import dev.rialto.events.CommittedRecords;
import dev.rialto.events.FraudAlert;
import dev.rialto.events.Json;
import dev.rialto.events.Topics;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Holds the alerts against the labels that the simulator left, of which no rule knows. */
final class FraudScores {

    /** Alerts are published once a second at most, so after so long there are no more to come. */
    private static final Duration QUIET = Duration.ofSeconds(3);

    private static final Duration LOOK = Duration.ofMillis(500);
    private static final String PAYMENTS = "card_testing";

    /** What each rule is to find. */
    private static final Map<String, String> KINDS =
            new TreeMap<>(
                    Map.of(
                            "velocity", "burst",
                            "high_value", "large_order",
                            "shared_address", "ring",
                            "card_testing", PAYMENTS,
                            "similar_orders", Score.ANY));

    private final Topics topics;
    private final Map<String, FraudAlert> alerts = new HashMap<>();

    FraudScores(Topics topics) {
        this.topics = topics;
    }

    /** A score for each rule; none where nothing is labelled. */
    List<Score> of(Connection connection) throws SQLException, InterruptedException {
        Map<String, Set<Long>> labels = labels(connection);
        if (labels.isEmpty()) {
            return List.of();
        }
        readUntilQuiet();
        List<Score> scores = new ArrayList<>();
        KINDS.forEach((rule, kind) -> scores.add(score(rule, kind, labels)));
        return scores;
    }

    private Score score(String rule, String kind, Map<String, Set<Long>> labels) {
        Set<Long> labelled = labels.getOrDefault(kind, Set.of());
        Set<Long> flagged = flagged(rule);
        long right = flagged.stream().filter(labelled::contains).count();
        return Score.of(rule, kind, labelled.size(), flagged.size(), right);
    }

    private Set<Long> flagged(String rule) {
        Set<Long> ids = new HashSet<>();
        alerts.values().stream()
                .filter(alert -> alert.rule().equals(rule))
                .forEach(
                        alert -> {
                            ids.addAll(alert.orderIds());
                            ids.addAll(alert.paymentIds());
                        });
        return ids;
    }

    private void readUntilQuiet() throws InterruptedException {
        try (var reader =
                new CommittedRecords<>(topics, Topics.FRAUD_ALERTS, new StringDeserializer())) {
            int[] read = {0};
            Instant quietSince = Instant.now();
            while (Instant.now().isBefore(quietSince.plus(QUIET))) {
                int before = read[0];
                reader.readToEnd(
                        record -> {
                            read[0]++;
                            take(record.key(), record.value());
                        });
                quietSince = read[0] == before ? quietSince : Instant.now();
                Thread.sleep(LOOK);
            }
        }
    }

    private void take(String id, byte[] json) {
        if (json == null) {
            alerts.remove(id);
        } else {
            alerts.put(id, Json.read(json, FraudAlert.class));
        }
    }

    /** The orders, or payments, of each kind; of {@code any}, all orders. */
    private static Map<String, Set<Long>> labels(Connection connection) throws SQLException {
        Map<String, Set<Long>> labels = new HashMap<>();
        try (Statement statement = connection.createStatement()) {
            if (!exist(statement)) {
                return labels;
            }
            try (ResultSet row =
                    statement.executeQuery(
                            "select kind, order_id, payment_id from simulation_labels")) {
                while (row.next()) {
                    add(labels, row.getString(1), row.getLong(2), (Long) row.getObject(3));
                }
            }
        }
        return labels;
    }

    private static void add(Map<String, Set<Long>> labels, String kind, long order, Long payment) {
        labels.computeIfAbsent(Score.ANY, any -> new HashSet<>()).add(order);
        boolean byPayment = kind.equals(PAYMENTS);
        if (!byPayment || payment != null) {
            labels.computeIfAbsent(kind, one -> new HashSet<>()).add(byPayment ? payment : order);
        }
    }

    private static boolean exist(Statement statement) throws SQLException {
        try (ResultSet there =
                statement.executeQuery("select to_regclass('simulation_labels') is not null")) {
            return there.next() && there.getBoolean(1);
        }
    }
}
