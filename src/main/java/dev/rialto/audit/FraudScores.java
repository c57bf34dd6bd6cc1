package dev.rialto.audit;

import dev.rialto.events.FraudAlert;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Holds the alerts against the labels that the simulator left, of which no rule knows. */
final class FraudScores {

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

    private FraudScores() {}

    /** A score for each rule; none where nothing is labelled. */
    static List<Score> of(Connection connection, Collection<FraudAlert> alerts)
            throws SQLException {
        Map<String, Set<Long>> labels = labels(connection);
        if (labels.isEmpty()) {
            return List.of();
        }
        List<Score> scores = new ArrayList<>();
        KINDS.forEach((rule, kind) -> scores.add(score(rule, kind, labels, alerts)));
        return scores;
    }

    private static Score score(
            String rule,
            String kind,
            Map<String, Set<Long>> labels,
            Collection<FraudAlert> alerts) {
        Set<Long> labelled = labels.getOrDefault(kind, Set.of());
        Set<Long> flagged = flagged(rule, alerts);
        long right = flagged.stream().filter(labelled::contains).count();
        return Score.of(rule, kind, labelled.size(), flagged.size(), right);
    }

    private static Set<Long> flagged(String rule, Collection<FraudAlert> alerts) {
        Set<Long> ids = new HashSet<>();
        alerts.stream()
                .filter(alert -> alert.rule().equals(rule))
                .forEach(
                        alert -> {
                            ids.addAll(alert.orderIds());
                            ids.addAll(alert.paymentIds());
                        });
        return ids;
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
