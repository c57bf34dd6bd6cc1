package dev.rialto.fraud;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rialto.events.FraudAlert;
import org.junit.jupiter.api.Test;

class DryRunTest {

    private static final RuleVersion PRESENT = RuleVersion.builtIn(Velocity.USUAL);

    @Test
    void tellsWhatWouldBeFlaggedBesideWhatIs() {
        DryRun run = run(new Velocity(2, Facts.seconds(60)), 0);

        run.judge(Facts.at(0, 1, 2, 3, 4, 5));
        run.judge(
                Facts.sorted(
                        Facts.fact(11, 500, 100, 8),
                        Facts.fact(12, 501, 100, 8),
                        Facts.fact(13, 502, 100, 8)));

        Trial trial = run.result();
        assertThat(trial.presentAlerts()).isEqualTo(1);
        assertThat(trial.wouldBeAlerts()).isEqualTo(2);
        assertThat(trial.added()).isEqualTo(3);
        assertThat(trial.dropped()).isZero();
        assertThat(trial.alerts())
                .extracting(FraudAlert::windowStart)
                .containsExactly(Facts.NOON.plusSeconds(500), Facts.NOON);
        assertThat(trial.alerts().getFirst().ruleVersion()).isEqualTo(2);
    }

    @Test
    void onlyFactsOfTheLastHoursSetOffAnAlert() {
        DryRun run = run(new Velocity(2, Facts.seconds(60)), 3);

        run.judge(Facts.at(0, 1, 2));
        assertThat(run.result().wouldBeAlerts()).isZero();

        run.judge(Facts.at(0, 1, 3));
        assertThat(run.result().wouldBeAlerts()).isEqualTo(1);
    }

    @Test
    void showsTheNewestAndCountsAll() {
        DryRun run = run(new Velocity(1, Facts.seconds(60)), 0);
        for (int customer = 0; customer < Trial.MOST_SHOWN + 10; customer++) {
            run.judge(Facts.at(customer, customer + 1));
        }

        Trial trial = run.result();
        assertThat(trial.wouldBeAlerts()).isEqualTo(Trial.MOST_SHOWN + 10);
        assertThat(trial.alerts()).hasSize(Trial.MOST_SHOWN);
        assertThat(trial.alerts().getLast().windowStart()).isEqualTo(Facts.NOON.plusSeconds(10));
    }

    private static DryRun run(Rule candidate, long sinceSecond) {
        return new DryRun(PRESENT, candidate, Facts.NOON_MICROS + sinceSecond * 1_000_000);
    }
}
