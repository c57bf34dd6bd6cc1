package dev.rialto.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import org.eclipse.microprofile.config.spi.Converter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoundedTest {

    @Test
    void whatIsWithinTheBoundsIsTaken() {
        assertThat(Bounded.whole(" 1 ", 1, 16)).isEqualTo(1);
        assertThat(Bounded.whole("16", 1, 16)).isEqualTo(16);
        assertThat(new Bounded.Share().convert("0.05")).isEqualTo(new BigDecimal("0.05"));
        assertThat(new Bounded.Share().convert("1")).isEqualTo(BigDecimal.ONE);
        assertThat(new Bounded.Time().convert("0s")).isEqualTo(Duration.ZERO);
        assertThat(new Bounded.Time().convert("300ms")).isEqualTo(Duration.ofMillis(300));
        assertThat(new Bounded.Seconds().convert("PT1S")).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void whatIsOutOfThemIsRefusedWithTheBound() {
        refused(setting -> Bounded.whole(setting, 1, 16), "0", "must be at least 1");
        refused(setting -> Bounded.whole(setting, 1, 16), "17", "must be at most 16");
        refused(new Bounded.Count(), "-1", "must be at least 1");
        refused(new Bounded.Share(), "-0.01", "must be at least 0");
        refused(new Bounded.Share(), "1.01", "must be at most 1");
        refused(new Bounded.Time(), "-1s", "must be at least PT0S");
        refused(new Bounded.Seconds(), "999ms", "must be at least PT1S");
    }

    @ParameterizedTest
    @ValueSource(strings = {"many", "1.5", "99999999999", "1e3"})
    void whatIsNoWholeNumberIsRefused(String setting) {
        refused(new Bounded.Count(), setting, "must be a number");
    }

    @Test
    void whatIsNotThereIsRefused() {
        refused(new Bounded.Count(), " ", "must not be empty");
        refused(new Bounded.Time(), "", "must not be empty");
        assertThatThrownBy(() -> new Bounded.Time().convert("soon"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static void refused(Converter<?> converter, String setting, String because) {
        assertThatThrownBy(() -> converter.convert(setting))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(because);
    }
}
