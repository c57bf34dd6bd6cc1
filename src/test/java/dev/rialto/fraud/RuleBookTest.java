package dev.rialto.fraud;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rialto.events.FraudAlert;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RuleBookTest {

    private static final Instant LATER = Facts.NOON.plusSeconds(1_000);

    @Test
    void judgesByTheBuiltInVersionsToBeginWith() {
        List<FraudAlert> alerts = judge(RuleBook.BUILT_IN, Facts.unlike(0, 1, 2, 3, 4, 5));

        assertThat(alerts).hasSize(1);
        assertThat(alerts.getFirst().alertId()).isEqualTo("velocity-1-9-1");
        assertThat(alerts.getFirst().customers()).containsExactly(9L);
    }

    @Test
    void eachVersionJudgesTheFactsOfItsOwnTime() {
        RuleBook book = new RuleBook(List.of(second(new Velocity(1, Facts.seconds(10)), true)));

        List<FraudAlert> alerts = judge(book, Facts.unlike(0, 1, 100, 999, 1_000, 2_000, 2_001));

        assertThat(alerts)
                .extracting(FraudAlert::alertId)
                .containsExactlyInAnyOrder("velocity-2-9-4", "velocity-2-9-6");
    }

    @Test
    void aVersionThatIsOffFindsNothing() {
        RuleBook book = new RuleBook(List.of(second(Velocity.USUAL, false)));

        assertThat(judge(book, Facts.unlike(2_000, 2_001, 2_002, 2_003, 2_004, 2_005))).isEmpty();
        assertThat(judge(book, Facts.unlike(0, 1, 2, 3, 4, 5))).hasSize(1);
    }

    @Test
    void leavesOutWhatEndedBefore() {
        List<Fact> facts = Facts.unlike(0, 1, 2, 3, 4, 5);
        long end = facts.getLast().micros();

        assertThat(RuleBook.BUILT_IN.judge(Subject.CUSTOMER_ORDERS, facts, end)).hasSize(1);
        assertThat(RuleBook.BUILT_IN.judge(Subject.CUSTOMER_ORDERS, facts, end + 1)).isEmpty();
    }

    @Test
    void failedPaymentsAreToldAsPayments() {
        List<Finding> found =
                RuleBook.BUILT_IN.judge(
                        Subject.CUSTOMER_FAILED_PAYMENTS, Facts.unlike(0, 1, 2, 3, 4, 5, 6), 0);

        assertThat(found).hasSize(1);
        assertThat(found.getFirst().alert().orderIds()).isEmpty();
        assertThat(found.getFirst().alert().paymentIds()).hasSize(7);
    }

    private static RuleVersion second(Rule rule, boolean enabled) {
        return new RuleVersion(rule, 2, LATER, enabled);
    }

    private static List<FraudAlert> judge(RuleBook book, List<Fact> facts) {
        return book.judge(Subject.CUSTOMER_ORDERS, facts, 0).stream().map(Finding::alert).toList();
    }
}
