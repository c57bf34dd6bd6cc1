package dev.rialto.lake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import dev.rialto.lake.Column.Decimal;
import dev.rialto.lake.Column.Plain;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read without a parser is what a parser reads, or is left to it. */
class UsualFormTest {

    private static final Column.Type MONEY = new Decimal(12, 2);

    @Test
    void readsWhatEventsNearlyAlwaysHave() {
        assertThat(usual(Plain.LONG, "-9007199254740993")).isEqualTo(-9007199254740993L);
        assertThat(usual(Plain.INTEGER, "2147483647")).isEqualTo(Integer.MAX_VALUE);
        assertThat(usual(MONEY, "-0.05")).isEqualTo(new BigDecimal("-0.05"));
        assertThat(usual(Plain.STRING, "\"żółć 🛒\"")).isEqualTo("żółć 🛒");
        assertThat(usual(Plain.TIMESTAMP, "\"2026-02-28T23:59:59.000001Z\""))
                .isEqualTo(Instant.parse("2026-02-28T23:59:59.000001Z"));
        assertThat(usual(Plain.TIMESTAMP, "\"1969-12-31T23:59:59.999999\""))
                .isEqualTo(Instant.parse("1969-12-31T23:59:59.999999Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-0",
                "7",
                "-7",
                "12.3",
                "12.30",
                "-12.345",
                "0.000",
                "1e3",
                "1E-2",
                "9999999999.99",
                "10000000000.00",
                "99999999999999999999",
                "-1.",
                ".5",
                "-",
                "true",
                "\"\"",
                "\"7\"",
                "\"a\\u0041\\n\"",
                "\"2026-02-29T00:00:00.000000Z\"",
                "\"2028-02-29T00:00:00.000000Z\"",
                "\"2026-13-01T00:00:00.000000Z\"",
                "\"2026-01-01T24:00:00.000000Z\"",
                "\"2026-01-01T25:00:00.000000Z\"",
                "\"2026-01-01T00:60:00.000000Z\"",
                "\"2026-01-01T00:00:60.000000Z\"",
                "\"2026-01-01T00:00:00Z\"",
                "\"+12026-01-01T00:00:00.000000Z\"",
                "\"2026-01-01T00:00:00.000000+01\"",
                "\"infinity\"",
                "2147483648",
                "-2147483649",
                "9223372036854775807",
                "9223372036854775808",
                "{\"a\":[1.50]}",
                "[]"
            })
    void agreesWithTheParserOrLeavesItToIt(String json) {
        for (Column.Type type :
                new Column.Type[] {
                    Plain.LONG,
                    Plain.INTEGER,
                    MONEY,
                    new Decimal(18, 0),
                    new Decimal(5, 3),
                    new Decimal(38, 4),
                    Plain.STRING,
                    Plain.TIMESTAMP,
                    Plain.BOOLEAN,
                    Plain.DOUBLE
                }) {
            Object usual = usual(type, json);
            if (usual != null) {
                assertThat(usual).as("%s as %s", json, type).isEqualTo(parsed(type, json));
            }
        }
    }

    private static Object usual(Column.Type type, String json) {
        byte[] text = (" " + json + ",").getBytes(UTF_8);
        return UsualForm.value(type, text, 1, text.length - 1);
    }

    private static Object parsed(Column.Type type, String json) {
        try (JsonParser parser = new JsonFactory().createParser(json)) {
            parser.nextToken();
            return ColumnJson.value(Column.of("column", type), parser);
        } catch (IOException | IllegalArgumentException e) {
            return e;
        }
    }
}
