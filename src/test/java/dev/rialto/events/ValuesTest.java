package dev.rialto.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {

    @ParameterizedTest
    @CsvSource({
        "10.10, 1010",
        "7, 700",
        "7.5, 750",
        "-0.05, -5",
        "0.00, 0",
        "9999999999.99, 999999999999",
        "1.5e2, 15000",
        "12.3400, 1234"
    })
    void moneyIsItsDigits(String text, long cents) {
        assertThat(cents(text)).isEqualTo(cents);
    }

    @Test
    void aFractionOfACentIsNoMoney() {
        assertThatThrownBy(() -> cents("0.001")).isInstanceOf(ArithmeticException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-03-01T12:00:00Z",
                "2026-03-01T12:00:00.5Z",
                "2024-02-29T23:59:59.123456Z",
                "1969-12-31T23:59:59.999999Z",
                "+12026-03-01T12:00:00Z",
                "0001-01-01T00:00:00Z"
            })
    void timesAreRead(String iso) {
        byte[] bytes = iso.getBytes(StandardCharsets.UTF_8);

        long micros = Values.micros(bytes, 0, bytes.length);

        assertThat(Values.instant(micros)).isEqualTo(Instant.parse(iso));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", ".", "ten", "1.2.3", "0x10"})
    void whatIsNoMoneyIsRefused(String text) {
        assertThatThrownBy(() -> cents(text)).isInstanceOf(IllegalArgumentException.class);
    }

    private static long cents(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return Values.cents(bytes, 0, bytes.length);
    }
}
