package dev.rialto.fraud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rialto.events.FraudRule;
import dev.rialto.events.Json;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulesTest {

    @Test
    void everyRuleComesBackFromTheTopicAsItWas() {
        for (Rule rule : Rules.USUAL) {
            RuleVersion version = new RuleVersion(rule, 2, Facts.NOON, false);

            byte[] json = Json.write(version.record());

            assertThat(RuleVersion.of(Json.read(json, FraudRule.class))).isEqualTo(version);
        }
    }

    @Test
    void whoeverReadsAlertsKnowsTheNamesOfTheRules() {
        assertThat(Rules.USUAL)
                .extracting(Rule::name)
                .containsExactlyInAnyOrderElementsOf(FraudRule.NAMES);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "velocity   | {'orders':0,'within':'PT1M'}     | thresholds.orders: a whole number",
                "velocity   | {'orders':2.5,'within':'PT1M'}   | thresholds.orders: a whole number",
                "velocity   | {'within':'PT1M'}                | thresholds.orders: a whole number",
                "velocity   | {'orders':5,'within':'PT25H'}    | thresholds.within: a span from",
                "velocity   | {'orders':5,'within':'a minute'} | thresholds.within: a span from",
                "velocity   | {'orders':5,'within':'PT1M','x':1} | thresholds.x: not a threshold",
                "velocity   | [5]                              | thresholds: an object is needed",
                "high_value | {'amount':1.005}                 | an amount with at most two decimals",
                "high_value | {'amount':-1}                    | thresholds.amount: a number from 0",
                "nothing    | {}                               | there is no rule nothing"
            })
    void refusesThresholdsThatMakeNoSense(String rule, String json, String reason) {
        byte[] thresholds = json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> Rules.of(rule, Json.tree(thresholds)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(reason);
    }
}
