package dev.rialto.shop.payments;

import static dev.rialto.shop.payments.PaymentStatus.AUTHORISED;
import static dev.rialto.shop.payments.PaymentStatus.CAPTURED;
import static dev.rialto.shop.payments.PaymentStatus.FAILED;
import static dev.rialto.shop.payments.PaymentStatus.REFUNDED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PaymentStatusTest {

    private static final Map<PaymentStatus, Set<PaymentStatus>> ALLOWED =
            Map.of(
                    AUTHORISED, Set.of(CAPTURED, FAILED, REFUNDED),
                    CAPTURED, Set.of(REFUNDED),
                    FAILED, Set.of(),
                    REFUNDED, Set.of());

    @ParameterizedTest
    @EnumSource
    void goesWhereItMayAndNowhereElse(PaymentStatus from) {
        for (PaymentStatus to : PaymentStatus.values()) {
            assertThat(from.canBecome(to))
                    .as("%s to %s", from, to)
                    .isEqualTo(ALLOWED.get(from).contains(to));
        }
    }
}
