package dev.rialto.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SimulatorConfigTest {

    @Test
    void hasTheseDefaults() {
        SimulatorConfig config = config().build().getConfigMapping(SimulatorConfig.class);

        assertThat(config.seed()).isEqualTo(42);
        assertThat(config.sessionsPerMinute()).isEqualTo(60);
        assertThat(config.maxSessions()).isEqualTo(50);
        assertThat(config.thinkTime()).isEqualTo(Duration.ofMillis(300));
        assertThat(config.burstShare()).isEqualTo(new BigDecimal("0.01"));
        assertThat(config.fraudShare()).isZero();
        assertThat(config.newCustomerShare()).isEqualTo(new BigDecimal("0.05"));
        assertThat(ActionWeights.of(config.weights())).isEqualTo(ActionWeights.USUAL);
        assertThat(config.failingPaymentShare()).isEqualTo(new BigDecimal("0.05"));
        assertThat(config.paysAfter()).isEqualTo(Duration.ofSeconds(1));
        assertThat(config.shipsAfter()).isEqualTo(Duration.ofSeconds(5));
        assertThat(config.arrivesAfter()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void knowsTheseKeys() {
        SmallRyeConfig config =
                config().withDefaultValue("rialto.simulator.seed", "7")
                        .withDefaultValue("rialto.simulator.sessions-per-minute", "120")
                        .withDefaultValue("rialto.simulator.max-sessions", "5")
                        .withDefaultValue("rialto.simulator.think-time", "1s")
                        .withDefaultValue("rialto.simulator.burst-share", "0.5")
                        .withDefaultValue("rialto.simulator.fraud-share", "0.02")
                        .withDefaultValue("rialto.simulator.new-customer-share", "0.3")
                        .withDefaultValue("rialto.simulator.weights.view", "1")
                        .withDefaultValue("rialto.simulator.weights.add-to-cart", "2")
                        .withDefaultValue("rialto.simulator.weights.wishlist", "3")
                        .withDefaultValue("rialto.simulator.weights.remove-from-cart", "4")
                        .withDefaultValue("rialto.simulator.weights.place-order", "5")
                        .withDefaultValue("rialto.simulator.weights.browse-category", "6")
                        .withDefaultValue("rialto.simulator.failing-payment-share", "0")
                        .withDefaultValue("rialto.simulator.pays-after", "2s")
                        .withDefaultValue("rialto.simulator.ships-after", "3s")
                        .withDefaultValue("rialto.simulator.arrives-after", "4s")
                        .build();

        SimulatorConfig simulator = config.getConfigMapping(SimulatorConfig.class);

        assertThat(simulator.seed()).isEqualTo(7);
        assertThat(simulator.sessionsPerMinute()).isEqualTo(120);
        assertThat(simulator.maxSessions()).isEqualTo(5);
        assertThat(simulator.thinkTime()).isEqualTo(Duration.ofSeconds(1));
        assertThat(simulator.burstShare()).isEqualTo(new BigDecimal("0.5"));
        assertThat(simulator.fraudShare()).isEqualTo(new BigDecimal("0.02"));
        assertThat(simulator.newCustomerShare()).isEqualTo(new BigDecimal("0.3"));
        assertThat(ActionWeights.of(simulator.weights()))
                .isEqualTo(new ActionWeights(1, 2, 3, 4, 5, 6));
        assertThat(simulator.failingPaymentShare()).isZero();
        assertThat(simulator.paysAfter()).isEqualTo(Duration.ofSeconds(2));
        assertThat(simulator.shipsAfter()).isEqualTo(Duration.ofSeconds(3));
        assertThat(simulator.arrivesAfter()).isEqualTo(Duration.ofSeconds(4));
    }

    private static SmallRyeConfigBuilder config() {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(SimulatorConfig.class);
    }
}
