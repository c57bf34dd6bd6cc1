package dev.rialto.analytics.fraud;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rialto.events.FraudAlert;
import dev.rialto.events.FraudRule;
import dev.rialto.fraud.Fact;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FraudTopologyTest {

    @TempDir private Path stateDir;
    private Shop shop;

    @BeforeEach
    void open() {
        shop = new Shop(stateDir);
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void anEpisodeIsOneAlertThatGrowsAndCloses() {
        burst(6);
        assertThat(shop.alerts().get("velocity-1-7-1").orderIds()).hasSize(6);
        shop.order(7, 7, 7, "1.00");
        FraudAlert grown = shop.alerts().get("velocity-1-7-1");
        assertThat(grown.orderIds()).hasSize(7);
        assertThat(grown.revision()).isEqualTo(2);
        assertThat(grown.closed()).isFalse();

        shop.pass(Duration.ofMinutes(2));

        assertThat(shop.alerts().get("velocity-1-7-1").closed()).isTrue();
        assertThat(shop.published()).isEqualTo(3);
    }

    @Test
    void whatSaysNothingNewIsNotPublished() {
        burst(6);
        shop.alerts();
        Fact first = shop.orders().get(1L);

        shop.order(first);
        shop.order(99, 7, -86_000, "1.00");
        shop.alerts();

        assertThat(shop.published()).isEqualTo(1);
    }

    @Test
    void anAlertGoesWhenItsOrdersDo() {
        burst(6);
        assertThat(shop.alerts()).hasSize(1);

        shop.deleteOrder(3);

        assertThat(shop.alerts()).isEmpty();
    }

    @Test
    void anOrderThatChangesHandsCountsForItsNewCustomer() {
        burst(6);
        shop.alerts();

        shop.order(1, 8, 1, "1.00");
        assertThat(shop.alerts()).isEmpty();

        shop.order(1, 7, 1, "1.00");
        assertThat(shop.alerts()).containsOnlyKeys("velocity-1-7-1");
    }

    @Test
    void anEarlierOrderThatChangesIsAnotherYardstick() {
        for (int id = 1; id <= 10; id++) {
            shop.order(id, 7, id * 3_600L, id % 2 == 0 ? "80.00" : "120.00");
        }
        shop.order(11, 7, 50_000, "6000.00");
        assertThat(shop.alerts()).containsOnlyKeys("high_value-1-7-11");

        shop.order(1, 7, 3_600, "5000.00");
        assertThat(shop.alerts()).isEmpty();

        shop.order(1, 7, 3_600, "120.00");
        assertThat(shop.alerts()).containsOnlyKeys("high_value-1-7-11");
    }

    @Test
    void failedPaymentsAreCountedAsTheRowsStandNow() {
        for (int id = 1; id <= 7; id++) {
            shop.payment(id, 7, id, "failed");
            shop.payment(id, 7, id, "failed");
        }
        FraudAlert alert = shop.alerts().get("card_testing-1-7-1");
        assertThat(alert.paymentIds()).hasSize(7);
        assertThat(alert.amount()).isEqualTo(new BigDecimal("35.00"));

        shop.payment(4, 7, 4, "captured");
        assertThat(shop.alerts()).isEmpty();

        shop.payment(4, 7, 4, "failed");
        assertThat(shop.alerts()).hasSize(1);

        shop.deletePayment(4);
        assertThat(shop.alerts()).isEmpty();
    }

    @Test
    void whatIsNoPaymentOrCustomerDisturbsNobody() {
        shop.nonsense();
        for (int id = 1; id <= 7; id++) {
            shop.payment(id, 7, id, "failed");
        }

        assertThat(shop.alerts()).containsOnlyKeys("card_testing-1-7-1");
        assertThat(shop.malformed()).isEqualTo(5);
    }

    @Test
    void aRingIsFoundInWhateverOrderItsPartsAreTold() {
        shop.customer(1, "1 High Street, Althof");
        shop.order(1, 1, 0, "5.00");
        shop.order(2, 2, 60, "5.00");
        shop.customer(2, "1 HIGH STREET; Althof");
        shop.customer(3, "1 high street Althof");
        shop.order(3, 3, 120, "5.00");

        Map<String, FraudAlert> alerts = shop.alerts();

        assertThat(alerts).containsOnlyKeys("shared_address-1-1-1");
        assertThat(alerts.get("shared_address-1-1-1").customers()).containsExactly(1L, 2L, 3L);
    }

    @Test
    void aRingFallsApartWhenOneMovesOrGoes() {
        for (int customer = 1; customer <= 3; customer++) {
            shop.customer(customer, "1 High Street");
            shop.order(customer, customer, customer, "5.00");
        }
        assertThat(shop.alerts()).hasSize(1);

        shop.customer(2, "2 High Street");
        assertThat(shop.alerts()).isEmpty();

        shop.customer(2, "1 High Street");
        assertThat(shop.alerts()).hasSize(1);

        shop.deleteCustomer(3);
        assertThat(shop.alerts()).isEmpty();

        shop.customer(3, "1 High Street");
        shop.order(3, 3, 3, "6.00");
        assertThat(shop.alerts()).isEmpty();
    }

    @Test
    void aNewVersionJudgesWhatComesAfterItOnly() {
        burst(6);
        shop.rule(velocity(2, 1_000, 2));
        assertThat(shop.alerts()).containsOnlyKeys("velocity-1-7-1");

        shop.order(21, 8, 990, "1.00");
        shop.order(22, 8, 998, "1.10");
        shop.order(23, 8, 999, "1.20");
        assertThat(shop.alerts()).containsOnlyKeys("velocity-1-7-1");

        shop.order(24, 8, 1_000, "1.30");
        assertThat(shop.alerts()).containsOnlyKeys("velocity-1-7-1", "velocity-2-8-21");
    }

    @Test
    void aRuleThatNobodyUnderstandsDisturbsNobody() {
        shop.rule(velocity(2, 0, -5));
        burst(6);

        assertThat(shop.alerts()).containsOnlyKeys("velocity-1-7-1");
    }

    @Test
    void anAlertGoesWithItsOrdersHoweverMuchCameSince() {
        burst(6);
        shop.alerts();
        shop.order(50, 7, Duration.ofDays(30).toSeconds(), "1.00");
        shop.alerts();

        shop.deleteOrder(3);

        assertThat(shop.alerts()).isEmpty();
    }

    @Test
    void oldEpisodesStandWhenTheirFactsAreForgotten() {
        burst(6);
        shop.alerts();

        shop.order(50, 7, Duration.ofDays(200).toSeconds(), "1.00");
        shop.order(51, 7, Duration.ofDays(201).toSeconds(), "1.00");

        assertThat(shop.alerts()).containsOnlyKeys("velocity-1-7-1");
        assertThat(shop.published()).isEqualTo(1);
    }

    private void burst(int orders) {
        for (int id = 1; id <= orders; id++) {
            shop.order(id, 7, id, "1.0" + id);
        }
    }

    private static FraudRule velocity(int version, long fromSecond, int orders) {
        return new FraudRule(
                "velocity",
                version,
                Shop.at(fromSecond),
                true,
                Map.of("orders", orders, "within", "PT1M"));
    }
}
