package dev.rialto.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rialto.events.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Against signatures that {@code openssl dgst -sha256 -mac HMAC} computed; the first is well known.
 */
class StandardWebhookTest {

    private static final Instant NOW = Instant.ofEpochSecond(1731705121, 999_000_000);
    private static final String FIRST = "whsec_plJ3nmyCDGBKInavdOK15jsl";
    private static final String SECOND = "whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3";
    private static final Notice PING =
            new Notice(
                    "msg_loFOjxBNrRLzqYUf",
                    null,
                    Json.tree(
                            "{\"event_type\":\"ping\",\"data\":{\"success\":true}}"
                                    .getBytes(StandardCharsets.UTF_8)));

    @Test
    void signsIdTimeAndBody() {
        Format.Letter letter = new StandardWebhook(List.of(FIRST)).of(PING, NOW);
        assertThat(letter.body()).isEqualTo(PING.json());
        assertThat(letter.headers())
                .isEqualTo(
                        Map.of(
                                "webhook-id", "msg_loFOjxBNrRLzqYUf",
                                "webhook-timestamp", "1731705121",
                                "webhook-signature",
                                        "v1,rAvfW3dJ/X/qxhsaXPOyyCGmRKsaKWcsNccKXlIktD0="));
    }

    @Test
    void signsWithEachOfSeveralSecrets() {
        assertThat(headers(FIRST, SECOND))
                .containsEntry(
                        "webhook-signature",
                        "v1,rAvfW3dJ/X/qxhsaXPOyyCGmRKsaKWcsNccKXlIktD0= v1,sEQQqu+Je3mdY6MEa0PAdPaNC1GUNkY5tn0GBu26Gns=");
    }

    @Test
    void doesNotSignWithoutASecret() {
        assertThat(headers()).containsOnlyKeys("webhook-id", "webhook-timestamp");
    }

    private static Map<String, String> headers(String... secrets) {
        return new StandardWebhook(List.of(secrets)).of(PING, NOW).headers();
    }
}
