package dev.rialto.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerTest {

    private static final WebAddress PLACE =
            WebAddress.of("https://hooks.example/services/t0ps3cret");
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 202, 204})
    void isADelivery(int status) {
        assertThat(outcome(status, null, "ok")).isEqualTo(new Outcome.Delivered());
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 425, 429, 500, 502, 503, 504})
    void isToBeTriedAgainWhereThatMayHelp(int status) {
        assertThat(outcome(status, null, ""))
                .isEqualTo(new Outcome.NotNow("hooks.example:443 answered " + status));
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 400, 401, 403, 404, 410, 413, 422})
    void isARefusal(int status) {
        assertThat(outcome(status, null, ""))
                .isEqualTo(new Outcome.Refused("hooks.example:443 answered " + status));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "30, '', PT30S",
                "0, '', PT0S",
                "1.5, '', PT1.5S",
                "'Thu, 01 Jan 2026 00:02:00 GMT', '', PT2M",
                "'Wed, 31 Dec 2025 23:00:00 GMT', '', PT0S",
                "-, '{\"message\":\"x\",\"retry_after\":0.269}', PT0.269S",
                "65, '{\"retry_after\":64.57,\"global\":false}', PT1M4.57S",
                "soon, '', PT0S",
                "-5, '', PT0S",
                "999999999, '', PT1H",
                "-, '', PT0S"
            })
    void saysHowLongToWait(String header, String body, Duration wish) {
        assertThat(outcome(429, header, body))
                .isInstanceOfSatisfying(
                        Outcome.NotNow.class, later -> assertThat(later.wish()).isEqualTo(wish));
    }

    @Test
    void tellsTheWordsOfThePlaceButNothingThatMayBeASecret() {
        assertThat(reason("channel_is_archived")).endsWith(" answered 410 channel_is_archived");
        assertThat(reason("{\"message\":\"Unknown Webhook\",\"code\":10015}"))
                .endsWith(" answered 410 Unknown Webhook");
        assertThat(reason("no such hook: /services/t0ps3cret")).endsWith(" answered 410");
        assertThat(reason("<html>gone</html>")).endsWith(" answered 410");
    }

    private static String reason(String body) {
        return ((Outcome.Refused) outcome(410, null, body)).reason();
    }

    private static Outcome outcome(int status, String retryAfter, String body) {
        return new Answer(status, retryAfter, body.getBytes(StandardCharsets.UTF_8))
                .outcome(PLACE, NOW);
    }
}
