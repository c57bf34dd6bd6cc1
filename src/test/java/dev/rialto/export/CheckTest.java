package dev.rialto.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckTest {

    @Test
    void isReadAsItIsSaid() {
        assertThat(Check.parse("order_items.quantity min 1"))
                .isEqualTo(new Check.Min("order_items", "quantity", BigDecimal.ONE));
        assertThat(Check.parse(" products.price  max 9.99 "))
                .isEqualTo(new Check.Max("products", "price", new BigDecimal("9.99")));
        assertThat(Check.parse("a.b not-null")).isEqualTo(new Check.NotNull("a", "b"));
        assertThat(Check.parse("a.b sum")).isEqualTo(new Check.Sum("a", "b"));
        assertThat(Check.parse("a.b unique")).isEqualTo(new Check.Unique("a", "b"));
        assertThat(Check.parse("a.b references c")).isEqualTo(new Check.References("a", "b", "c"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "min 1",
                "max 0.00000001",
                "not-null",
                "sum",
                "unique",
                "references customers"
            })
    void saysItsRuleAsItWasDeclared(String rule) {
        assertThat(Check.parse("orders.total_price " + rule).rule()).isEqualTo(rule);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a.b", "a min 1", "a.b min", "a.b min x", "a.b like 'x'"})
    void namesTheKeyAndTheValueOfWhatItIsNot(String text) {
        assertThatThrownBy(() -> Check.parse(text))
                .hasMessageContaining("rialto.export.checks")
                .hasMessageContaining("'" + text + "'");
    }
}
