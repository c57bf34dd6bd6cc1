package dev.rialto.analytics.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
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
        "\"12.34\", 1234",
        "12.3400, 1234"
    })
    void moneyIsItsDigits(String json, long cents) throws IOException {
        assertThat(Values.cents(value(json))).isEqualTo(cents);
    }

    @Test
    void aFractionOfACentIsNoMoney() {
        assertThatThrownBy(() -> Values.cents(value("0.001")))
                .isInstanceOf(ArithmeticException.class);
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
    void timesAreRead(String iso) throws IOException {
        long micros = Values.micros(value('"' + iso + '"'));

        assertThat(Values.instant(micros)).isEqualTo(Instant.parse(iso));
    }

    @Test
    void keysAreRead() {
        assertThat(key("{\"order_id\":17}")).isEqualTo(17);
        assertThat(key("{\"order_id\": -3 }")).isEqualTo(-3);
        assertThatThrownBy(() -> key("{\"order_id\":\"x\"}"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static long key(String json) {
        return Values.key(json.getBytes(StandardCharsets.UTF_8));
    }

    private static JsonParser value(String json) throws IOException {
        JsonParser parser = new JsonFactory().createParser(json.getBytes(StandardCharsets.UTF_8));
        parser.nextToken();
        return parser;
    }
}
