package dev.rialto.fraud;

import dev.rialto.events.FraudAlert;
import dev.rialto.events.Veil;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What the rules find in the shop's tables as they are, each version in its own time: the alerts
 * end as this, however changes came.
 *
 * @param book the rules
 * @param address what of customers' addresses the rules see
 */
public record ShopFindings(RuleBook book, Veil address) {

    /** Counted from the newest fact, but not from one that is still to come. */
    private static final String NEWEST =
            """
            select least(now(), greatest(
                (select max(order_date) from orders),
                (select max(payment_date) from payments where status = 'failed')))""";

    /**
     * From when on alerts are revised for each subject, however old its own newest fact is: those
     * of episodes that began before may stand as they are.
     */
    public static Instant oldest(Connection shop) throws SQLException {
        try (Statement statement = shop.createStatement();
                ResultSet row = statement.executeQuery(NEWEST)) {
            row.next();
            return row.getObject(1, OffsetDateTime.class).toInstant().minus(Finding.REVISED_FOR);
        }
    }

    /**
     * The alerts by id, as they are first published.
     *
     * @param shop a connection without auto-commit
     * @param oldest when their episodes began at the earliest
     * @param tables those whose changes the rules are told
     */
    public Map<String, FraudAlert> alerts(
            Connection shop, Instant oldest, Collection<String> tables) throws SQLException {
        Map<String, FraudAlert> alerts = new HashMap<>();
        for (Subject subject : Subject.values()) {
            if (tables.containsAll(subject.tables())) {
                Instant since = oldest.minus(memory(subject));
                new ShopFacts(shop, address)
                        .forEach(
                                subject,
                                since,
                                facts ->
                                        begunSince(oldest, subject, facts)
                                                .forEach(
                                                        alert ->
                                                                alerts.put(
                                                                        alert.alertId(), alert)));
            }
        }
        return alerts;
    }

    /** How far before an episode the facts lie that tell whether and where it begins. */
    Duration memory(Subject subject) {
        return book.memory(subject);
    }

    /**
     * @param facts of one subject, in their order; at least those since {@link #memory} before
     */
    Stream<FraudAlert> begunSince(Instant oldest, Subject subject, List<Fact> facts) {
        return book.judge(subject, facts, Fact.microsOf(oldest)).stream()
                .map(Finding::alert)
                .filter(alert -> !alert.windowStart().isBefore(oldest));
    }
}
