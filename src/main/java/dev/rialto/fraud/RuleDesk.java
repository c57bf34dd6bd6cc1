package dev.rialto.fraud;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.IntPredicate;

/** Where operators change rules: a version is added, none is ever changed. */
@Singleton
class RuleDesk {

    /**
     * A version must be known to every process that judges before the first fact comes that it is
     * to judge, or a replay would judge otherwise than the first time.
     */
    static final Duration LEAD = Duration.ofSeconds(5);

    private static final Duration USUAL_LEAD = Duration.ofSeconds(10);
    private static final int UNPROCESSABLE = 422;

    /** Any number that nobody else locks. */
    private static final long LOCK = 7_426_114_001L;

    private final RuleTopic topic;
    private final Instance<AgroalDataSource> database;

    RuleDesk(RuleTopic topic, Instance<AgroalDataSource> database) {
        this.topic = topic;
        this.database = database;
    }

    RuleBook book() throws InterruptedException {
        return topic.read();
    }

    /**
     * Adds a version of a rule.
     *
     * @param expected judges the number of the newest version so far
     * @throws IllegalArgumentException where a threshold makes no sense
     */
    RuleVersion add(String rule, NewVersion wanted, IntPredicate expected)
            throws SQLException, InterruptedException {
        Rule thresholds = Rules.of(rule, wanted.thresholds());
        try (Connection connection = database.get().getConnection()) {
            connection.setAutoCommit(false);
            // Two operators must not write the same version, in whatever processes they are.
            try (var lock = connection.prepareStatement("select pg_advisory_xact_lock(?)")) {
                lock.setLong(1, LOCK);
                lock.execute();
                RuleVersion last = topic.read().versions(rule).getLast();
                if (!expected.test(last.version())) {
                    throw new WebApplicationException(
                            "the newest version is %d by now: read it and decide anew"
                                    .formatted(last.version()),
                            412);
                }
                RuleVersion next = next(last, thresholds, wanted);
                topic.write(next);
                return next;
            } finally {
                connection.rollback();
            }
        }
    }

    private static RuleVersion next(RuleVersion last, Rule thresholds, NewVersion wanted) {
        Instant now = Clock.systemUTC().instant();
        Instant from =
                (wanted.effectiveFrom() == null ? now.plus(USUAL_LEAD) : wanted.effectiveFrom())
                        .truncatedTo(ChronoUnit.MICROS);
        if (from.isBefore(now.plus(LEAD))) {
            throw new WebApplicationException(
                    "effective_from: %s or later is needed, so that every process knows it in time"
                            .formatted(now.plus(LEAD)),
                    UNPROCESSABLE);
        }
        if (!from.isAfter(last.effectiveFrom())) {
            throw new WebApplicationException(
                    "effective_from: version %d is in force from %s; a later time is needed"
                            .formatted(last.version(), last.effectiveFrom()),
                    UNPROCESSABLE);
        }
        return new RuleVersion(thresholds, last.version() + 1, from, wanted.isEnabled());
    }
}
